import { IamGroup } from './group.ts';
import { IamRole } from './role.ts';
import { IamUser } from './user.ts';

/** The schema of each kind of record. */
export const RECORD_SCHEMAS = { USER: IamUser, RESOURCE: IamRole, GROUP: IamGroup } as const;
