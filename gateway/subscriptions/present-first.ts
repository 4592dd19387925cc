import { Kind } from 'graphql';
import type { SupergraphVersion } from '../supergraph/supergraph.ts';

/** The `@tag` by which a subgraph marks a subscription that begins with how things stand. */
export const presentFirstTag = 'present-first';

const known = new WeakMap<SupergraphVersion, ReadonlySet<string>>();

/** Whether a subscription field's stream begins with the present state, so that late readers must not join one. */
export function isPresentFirst(version: SupergraphVersion, fieldName: string): boolean {
  const fields = known.get(version) ?? readPresentFirst(version);
  known.set(version, fields);
  return fields.has(fieldName);
}

function readPresentFirst({ document, apiSchema }: SupergraphVersion): ReadonlySet<string> {
  const root = apiSchema.getSubscriptionType()?.name;
  const definition = document.definitions.find(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === root,
  );
  if (definition?.kind !== Kind.OBJECT_TYPE_DEFINITION) return new Set();
  const tagged = definition.fields?.filter((field) =>
    field.directives?.some(
      ({ name, arguments: given }) =>
        name.value === 'tag' &&
        given?.some(({ value }) => value.kind === Kind.STRING && value.value === presentFirstTag),
    ),
  );
  return new Set(tagged?.map((field) => field.name.value));
}
