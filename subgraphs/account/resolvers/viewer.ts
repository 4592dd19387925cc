import { requireCaller } from '../../shared/require-caller.ts';
import type { ViewerResolvers } from '../generated.ts';
import { activeRoles, credentialOf } from '../service/identity/viewer-credential.ts';

export const Viewer: ViewerResolvers = {
  isReader: (_, __, { caller }) => requireCaller(caller).isReader ?? false,
  activeRoles: (_, __, { caller, identity }) => activeRoles(identity.store, requireCaller(caller)),
  credential: (_, __, { caller }) => credentialOf(requireCaller(caller)),
};
