import type { Caller } from '../../schema/caller.ts';
import type { AttachmentService } from './service/attachment-service.ts';
import type { EntityService } from './service/entity-service.ts';
import type { NetworkService } from './service/network-service.ts';

/** What the resolvers of one request work with. */
export interface NetworkContext {
  readonly caller: Caller | null;
  readonly networks: NetworkService;
  readonly attachments: AttachmentService;
  readonly entities: EntityService;
}
