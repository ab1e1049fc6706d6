export { type CompareOptions, compareEntities, type EntityDifference } from './compare.ts';
export {
  type CountedRecord,
  type Coverage,
  type CoverageCounter,
  countCoverage,
  type IssueCoverage,
  type RowCoverage,
  type UnreadLogField,
} from './coverage.ts';
export type { ActivityCoverage, ActivityRowCoverage } from './coverage-activity.ts';
export {
  type DiffLimits,
  diffEntities,
  type EntityChange,
  type EntityDiff,
  type EntityPresence,
  type FieldChange,
  type RelationPresence,
} from './diff/entities.ts';
export { type DiffFormat, formatDiff } from './diff/format.ts';
export type { SnapshotLimits } from './diff/limits.ts';
export type { Omission, OmissionReason } from './diff/omission.ts';
export type { PolicyChange } from './diff/policies.ts';
export { createEntityMapper, type EntityOf, type MappedEntity, type Mapper } from './entity-mapper.ts';
export { createEventMapper, type EventMapper, type EventOf, type MappedEvent } from './event-mapper.ts';
export { type Explanation, explain, FATES, type Fate, type LogLeaf, type UdmLeaf } from './explain.ts';
export {
  ACTIVITY_FATES,
  type ActivityExplanation,
  type ActivityFate,
  type ActivityLeaf,
  type EventLeaf,
  explainActivity,
} from './explain-activity.ts';
export { ISSUE_CODES } from './issue/codes.ts';
export type { Meaning } from './issue/meaning.ts';
export {
  type Finding,
  formatIssue,
  formatPath,
  type Issue,
  type IssueCode,
  type Path,
  type RowId,
  type Severity,
  type TextPlace,
} from './issue.ts';
export type { JsonObject } from './json.ts';
export { type Arn, parseArn } from './log/arn.ts';
export type { CloudTrailAnswer, CloudTrailRequest } from './log/cloudtrail/call.ts';
export type { CloudTrailIdentity } from './log/cloudtrail/identity.ts';
export type { CloudTrailRecord } from './log/cloudtrail/record.ts';
export type { LogDate, PolicyDocument } from './log/form.ts';
export type { AnswerNotice, AnswerPart, AnswerUnit, LastAnswer } from './log/iam/answer/part.ts';
export { unpackAnswer } from './log/iam/answer/unpack.ts';
export type { IamGroup, IamGroupDetail } from './log/iam/group.ts';
export { type GroupJoin, joinGroups, type MissingGroup } from './log/iam/join.ts';
export { detectKind, type RecordKind } from './log/iam/kind.ts';
export type { IamPolicy, IamPolicyVersion } from './log/iam/policy.ts';
export type { IamRecord } from './log/iam/record.ts';
export type { IamInstanceProfile, IamRole, IamRoleLastUsed, IamRoleSummary } from './log/iam/role.ts';
export type {
  IamAttachedPolicy,
  IamInlinePolicy,
  IamPermissionsBoundary,
  IamTag,
  IamUser,
} from './log/iam/user.ts';
export { type AnyMapper, createMapper, mapRecord } from './mapper.ts';
export type { MapperOptions, RecordOptions, SourceOptions, Unsaid } from './options.ts';
export { parseRecord } from './parse.ts';
export { type EventResult, type ParseResult, type Result, unwrap } from './result.ts';
export type { Evidence } from './table/cloudtrail/row.ts';
export { CLOUDTRAIL_SOURCE, CLOUDTRAIL_TABLE, type CloudTrailMappingRow } from './table/cloudtrail-table.ts';
export { DOCUMENTATION } from './table/documented.ts';
export { EXTENDED_TABLE, type ExtendedMappingRow } from './table/extended-table.ts';
export { formatTable, type TableFormat } from './table/format.ts';
export { formatActivityTable } from './table/format-activity.ts';
export { GOOGLE_SOURCE, GOOGLE_TABLE, type GoogleMappingRow } from './table/google-table.ts';
export { MAPPING_TABLE, type MappingRow } from './table/mapping-table.ts';
export type { Profile } from './table/profile.ts';
export { detectSource, type Source } from './table/sources.ts';
export type { AnyMappingRow } from './table/table-rows.ts';
export type { Tally } from './tally.ts';
export type { DifferenceOptions } from './udm/difference.ts';
export type {
  UdmAttribute,
  UdmEntity,
  UdmEntityMetadata,
  UdmEntitySnakeCase,
  UdmGroup,
  UdmLabel,
  UdmNoun,
  UdmRelation,
  UdmResource,
  UdmUser,
} from './udm/entity.ts';
export type {
  UdmAttributeExtended,
  UdmEntityExtended,
  UdmEntityExtendedSnakeCase,
  UdmEntityMetadataExtended,
  UdmGroupExtended,
  UdmNounExtended,
  UdmRelationExtended,
  UdmResourceExtended,
  UdmUserExtended,
} from './udm/entity-extended.ts';
export { equalEntities } from './udm/equal.ts';
export type {
  UdmEvent,
  UdmEventLabel,
  UdmEventMetadata,
  UdmEventPrincipal,
  UdmEventResource,
  UdmEventSnakeCase,
  UdmEventTarget,
  UdmEventUser,
  UdmSecurityResult,
} from './udm/event/event.ts';
export type { EventType } from './udm/event/type.ts';
export {
  type ExpectedEvents,
  type ExpectedUdmEvents,
  expectedEvents,
  expectedUdmEvents,
} from './udm/fixture.ts';
export type { EntityName } from './udm/name.ts';
export {
  type EventImportOptions,
  type EventImportPart,
  type EventImportRequest,
  eventImportRequests,
  type ImportOptions,
  type ImportPart,
  type ImportRequest,
  importRequests,
} from './udm/request.ts';
export type { UdmCase } from './udm/style.ts';
