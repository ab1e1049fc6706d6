import { describe, expect, it } from 'vitest';
import * as main from '../src/index.ts';
import * as schemas from '../src/schemas.ts';

describe('the exported names', () => {
  it('of the package are these', () => {
    expect(Object.keys(main).sort()).toMatchInlineSnapshot(`
      [
        "DOCUMENTATION",
        "EXTENDED_TABLE",
        "FATES",
        "ISSUE_CODES",
        "MAPPING_TABLE",
        "checkCase",
        "compareEntities",
        "countCoverage",
        "createMapper",
        "detectKind",
        "diffEntities",
        "equalEntities",
        "expectedEvents",
        "explain",
        "formatDiff",
        "formatFailure",
        "formatIssue",
        "formatPath",
        "formatTable",
        "importRequests",
        "joinGroups",
        "mapRecord",
        "parseArn",
        "parseRecord",
        "unpackAnswer",
        "unwrap",
      ]
    `);
  });

  it('of its schemas are these', () => {
    expect(Object.keys(schemas).sort()).toMatchInlineSnapshot(`
      [
        "IamAttachedPolicy",
        "IamGroup",
        "IamGroupDetail",
        "IamInlinePolicy",
        "IamInstanceProfile",
        "IamPermissionsBoundary",
        "IamPolicy",
        "IamPolicyVersion",
        "IamRole",
        "IamRoleLastUsed",
        "IamRoleSummary",
        "IamTag",
        "IamUser",
      ]
    `);
  });

  it('of the package give no zod schema away', () => {
    for (const value of Object.values(main)) expect(value).not.toHaveProperty('_zod');
    for (const value of Object.values(schemas)) expect(value).toHaveProperty('_zod');
  });
});
