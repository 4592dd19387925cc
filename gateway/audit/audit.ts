import { type GraphQLFormattedError, OperationTypeNode, parse } from 'graphql';
import { type Clock, isoTime, type Logger } from '../../schema/runtime.ts';
import type { Subgraph } from '../../schema/subgraph.ts';
import type { AdmittedOperation } from '../operations/operations.ts';
import { rootFields } from '../operations/root-fields.ts';
import type { Asker } from '../operations/run-operation.ts';
import { type Data, fieldOf } from '../supergraph/data.ts';
import { startDeadline } from '../supergraph/deadline.ts';
import { type AuditEntry, auditEntry } from './audit-entry.ts';

const recordDocument = parse('mutation ($input: AuditInput!) { recordAudit(input: $input) }', {
  noLocation: true,
});

export interface AuditOptions {
  readonly account: Subgraph;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Longest that an answer waits for the audit. */
  readonly timeoutMs: number;
  /** Told of each event that could not be written. */
  readonly onLost: () => void;
}

/** Who asked; `address` where the caller does not say it. */
export type Audited = Pick<Asker, 'caller' | 'requestId'> & { readonly address?: string | undefined };

/**
 * Has the account subgraph write down every mutation, in the caller's name and before the answer is sent. What is
 * done is done: when it cannot be written the client's answer stands, and the event is in the log as an error.
 */
export class Audit {
  constructor(private readonly options: AuditOptions) {}

  /** Never rejects. @param merged what the subgraphs answered, by the keys of the plan */
  async record(
    admitted: AdmittedOperation,
    audited: Audited,
    merged: Data,
    errors: readonly GraphQLFormattedError[] = [],
  ): Promise<void> {
    const { operation, version, auditKeys } = admitted.prepared;
    if (operation.operation !== OperationTypeNode.MUTATION) return;
    const entries = rootFields(admitted).map((field) =>
      auditEntry(field, fieldOf(merged, version.keyOf(field.node)), errors, auditKeys),
    );
    await Promise.all(entries.map((entry) => this.#write(entry, audited)));
  }

  async #write(entry: AuditEntry, { caller, requestId, address }: Audited): Promise<void> {
    const { account, clock, logger, timeoutMs, onLost } = this.options;
    const from = caller?.address ?? address ?? null;
    const input = { ...entry, at: isoTime(clock), address: from, requestId };
    const deadline = startDeadline(clock, timeoutMs);
    try {
      const request = { document: recordDocument, variables: { input }, caller, requestId };
      const { data, errors } = await deadline.race(account.execute(request));
      if (errors?.[0] || !data) throw errors?.[0] ?? new Error('no answer');
    } catch (error) {
      onLost();
      const fields = { ...input, actor: caller?.accountLogin, credentialId: caller?.credentialId };
      logger.error({ ...fields, cause: String(error) }, 'an audit event was not written');
    } finally {
      deadline.cancel();
    }
  }
}
