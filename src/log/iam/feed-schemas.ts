import { type LogOf, type ObjectSchema, optionalFields } from '../schema.ts';
import { IAM_GROUP } from './group.ts';
import type { RecordKind } from './kind.ts';
import { IAM_ROLE } from './role.ts';
import { IAM_USER } from './user.ts';

/** Every field that a record of the feed may have: Google's parser reads each, whatever the record is. */
const FEED_FIELDS = /* @__PURE__ */ (() => ({
  ...optionalFields(IAM_USER.fields),
  ...optionalFields(IAM_ROLE.fields),
  ...optionalFields(IAM_GROUP.fields),
}))();

/** A record of the feed, of any kind. */
export interface FeedRecord extends LogOf<{ readonly fields: typeof FEED_FIELDS }> {}

/** The schema of each kind of the feed's records: what its kind always has must be there, all else may be. */
export const FEED_SCHEMAS = /* @__PURE__ */ (() => ({
  USER: { fields: { ...FEED_FIELDS, ...IAM_USER.fields } },
  RESOURCE: { fields: { ...FEED_FIELDS, ...IAM_ROLE.fields } },
  GROUP: { fields: { ...FEED_FIELDS, ...IAM_GROUP.fields } },
}))() satisfies Record<RecordKind, ObjectSchema>;
