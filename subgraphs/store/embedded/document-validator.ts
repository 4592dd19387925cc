import { type Model, Mongoose, Error as MongooseError, Schema } from 'mongoose';
import { type CollectionSpec, type Doc, InvalidDocument } from '../port.ts';
import { stampedFields } from './fields.ts';
import { wellFormed } from './well-formed.ts';

/** Types whose values do not survive as JSON, so that the engines would answer different documents. */
const unstorable = ['Date', 'ObjectId', 'Buffer', 'Decimal128', 'BigInt', 'Int32', 'Double', 'UUID'];

/** Brings documents into the form their collection declares: casts, defaults, validators, no unknown field. */
export class DocumentValidator {
  readonly #name: string;
  readonly #model: Model<unknown>;

  /** @throws Error when the schema declares a type that JSON cannot hold */
  constructor(spec: CollectionSpec<Doc>) {
    refuseUnstorable(spec.name, spec.schema);
    const schema = spec.schema.clone();
    schema.add(stampedFields);
    schema.set('minimize', false).set('versionKey', false).set('id', false);
    schema.set('autoIndex', false).set('autoCreate', false);
    demandStrictness(schema);
    this.#name = spec.name;
    // A registry of our own: models here have no connection and no namesake elsewhere.
    this.#model = new Mongoose().model<unknown>(spec.name, schema, spec.name);
  }

  /**
   * The document as JSON text, ready to be kept.
   * @throws InvalidDocument naming the fields at fault, never their values (they may be secrets)
   */
  async validate(raw: Readonly<Record<string, unknown>>): Promise<string> {
    if (!isKey(raw._id)) throw new InvalidDocument(`${this.#name}: _id must be text`);
    try {
      const document = new this.#model(raw);
      await document.validate();
      return JSON.stringify(document.toObject({ flattenMaps: true, minimize: false }), storable);
    } catch (error) {
      throw new InvalidDocument(`${this.#name} ${raw._id}: ${describe(error)}`);
    }
  }
}

const isKey = (id: unknown): boolean =>
  typeof id === 'string' && id !== '' && !id.includes('\0') && wellFormed(id) === id;

function storable(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('number is not finite');
  return value;
}

function describe(error: unknown): string {
  if (error instanceof MongooseError.ValidationError) {
    return Object.entries(error.errors)
      .map(([path, fault]) => `${path} (${fault.kind ?? fault.name})`)
      .join(', ');
  }
  if (error instanceof MongooseError.StrictModeError) return `${error.path} (not in the schema)`;
  return error instanceof RangeError ? error.message : error instanceof Error ? error.name : 'refused';
}

function refuseUnstorable(name: string, schema: Schema): void {
  schema.eachPath((path, type) => {
    const element = type instanceof Schema.Types.Array ? type.embeddedSchemaType : type;
    const isOwnId = path === '_id' && type.instance === 'String';
    if (!isOwnId && unstorable.includes(element.instance)) {
      throw new Error(
        `${name}.${path}: ${element.instance} cannot be kept as JSON (sub-schemas need _id: false)`,
      );
    }
  });
  for (const child of schema.childSchemas)
    refuseUnstorable(`${name}.${child.model?.path ?? ''}`, child.schema);
}

/** Unknown fields are refused on every level. Sub-schemas are not cloned by mongoose: the declared ones are meant. */
function demandStrictness(schema: Schema): void {
  schema.set('strict', 'throw');
  for (const child of schema.childSchemas) demandStrictness(child.schema);
}
