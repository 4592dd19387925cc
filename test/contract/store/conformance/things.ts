import { Schema } from 'mongoose';
import { type Doc, declareCollection, type NewDoc } from '../../../../subgraphs/store/port.ts';

/** A document with one field of every kind that a collection may declare. */
export interface ThingDoc extends Doc {
  readonly group: string;
  readonly name: string | null;
  readonly size: number | null;
  readonly isLive: boolean;
  readonly tags: readonly string[];
  readonly parts: readonly { readonly code: string; readonly amount: number }[];
  readonly place: { readonly city: string | null };
  readonly options: Readonly<Record<string, unknown>>;
  readonly note?: string;
}

const thingSchema = new Schema(
  {
    _id: { type: String, required: true },
    group: { type: String, required: true },
    name: { type: String, default: null, maxlength: 2_000_000 },
    size: { type: Number, default: null, min: -1_000_000 },
    isLive: { type: Boolean, default: true },
    tags: { type: [String], default: [] },
    parts: [
      new Schema(
        { code: { type: String, required: true }, amount: { type: Number, default: 1 } },
        { _id: false },
      ),
    ],
    place: {
      type: new Schema({ city: { type: String, default: null } }, { _id: false }),
      default: () => ({}),
    },
    options: { type: Schema.Types.Mixed, default: {} },
    note: { type: String },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
thingSchema.index({ group: 1, size: 1 }, { name: 'group-size' });
thingSchema.index({ group: 1, tags: 1 }, { name: 'tags' });
thingSchema.index({ 'parts.code': 1 }, { name: 'part-codes' });

export const things = declareCollection<ThingDoc>('things', thingSchema);

/** A thing from what matters to the test. */
export const thing = (id: string, fields: Partial<NewDoc<ThingDoc>> = {}): NewDoc<ThingDoc> => ({
  group: 'g',
  name: null,
  size: null,
  isLive: true,
  tags: [],
  parts: [],
  place: { city: null },
  options: {},
  ...fields,
  _id: id,
});

/** Unique in three ways: always, while live, and with a field that may be null. */
export interface BadgeDoc extends Doc {
  readonly code: string;
  readonly owner: string | null;
  readonly name: string;
  readonly isLive: boolean;
}

const badgeSchema = new Schema(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    owner: { type: String, default: null },
    name: { type: String, required: true },
    isLive: { type: Boolean, default: true },
  },
  { strict: 'throw', versionKey: false, minimize: false },
);
badgeSchema.index({ code: 1 }, { unique: true, name: 'code' });
badgeSchema.index({ owner: 1, name: 1 }, { unique: true, name: 'owner-name' });
badgeSchema.index(
  { name: 1 },
  { unique: true, name: 'live-name', partialFilterExpression: { isLive: true } },
);

export const badges = declareCollection<BadgeDoc>('badges', badgeSchema);

/** A badge that differs from every other one in all that is unique. */
export const badge = (id: string, fields: Partial<NewDoc<BadgeDoc>> = {}): NewDoc<BadgeDoc> => ({
  code: `code-${id}`,
  owner: `owner-${id}`,
  name: `name-${id}`,
  isLive: true,
  ...fields,
  _id: id,
});
