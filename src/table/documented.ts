import type { Row } from '../engine/row.ts';
import type { RecordKind } from '../log/iam/kind.ts';
import { GROUP_ROWS } from './group.ts';
import type { MappingContext } from './logic.ts';
import { ROLE_ROWS } from './role.ts';
import { USER_ROWS } from './user.ts';

/** The table of each record kind: the documented rows and no others. */
export const DOCUMENTED: Readonly<Record<RecordKind, readonly Row<MappingContext, number>[]>> = {
  USER: USER_ROWS,
  RESOURCE: ROLE_ROWS,
  GROUP: GROUP_ROWS,
};

/** Where the table is documented, and as of when. */
export const DOCUMENTATION = {
  title: 'Collect AWS IAM logs',
  page: 'https://cloud.google.com/chronicle/docs/ingestion/default-parsers/aws-iam',
  revision: '2026-03-05',
} as const;
