import type { AuditEventResolvers } from '../generated.ts';

export const AuditEvent: AuditEventResolvers = { uuid: ({ _id }) => _id };
