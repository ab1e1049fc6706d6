import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import * as find from '../src/find.ts';
import * as main from '../src/index.ts';
import * as kafka from '../src/kafka.ts';
import * as lambda from '../src/lambda.ts';
import * as schemas from '../src/schemas.ts';
import * as setup from '../src/setup.ts';
import * as testing from '../src/testing.ts';
import * as udf from '../src/udf.ts';

describe('the exported names', () => {
  it('of the package are these', () => {
    expect(Object.keys(main).sort()).toMatchInlineSnapshot(`
      [
        "ACTIVITY_FATES",
        "CLOUDTRAIL_SOURCE",
        "CLOUDTRAIL_TABLE",
        "DOCUMENTATION",
        "EXTENDED_TABLE",
        "FATES",
        "GOOGLE_SOURCE",
        "GOOGLE_TABLE",
        "ISSUE_CODES",
        "MAPPING_TABLE",
        "compareEntities",
        "countCoverage",
        "createEntityMapper",
        "createEventMapper",
        "createMapper",
        "detectKind",
        "detectSource",
        "diffEntities",
        "equalEntities",
        "eventImportRequests",
        "expectedEvents",
        "expectedUdmEvents",
        "explain",
        "explainActivity",
        "formatActivityTable",
        "formatDiff",
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

  it('of its entry for setting AWS up are these', () => {
    expect(Object.keys(setup).sort()).toEqual(['SETUP_DOCUMENTS', 'setupDocuments']);
  });

  it('of its entry for finding records are these', () => {
    expect(Object.keys(find).sort()).toMatchInlineSnapshot(`
      [
        "FILTER_PATTERNS",
        "PatternSyntaxError",
        "compileFilterPattern",
        "createAlarm",
        "identitySelector",
        "parseAlarm",
        "queryFor",
        "queryForPattern",
      ]
    `);
  });

  it('of its entries for AWS Lambda and Apache Kafka are these', () => {
    expect(Object.keys(lambda).sort()).toEqual([
      'createFirehoseTransformer',
      'createObjectImporter',
      'createSubscriptionExporter',
    ]);
    expect(Object.keys(kafka)).toEqual(['createBatchMapper']);
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

  it('of its entry for tests are these', () => {
    expect(Object.keys(testing).sort()).toEqual(['checkCase', 'formatFailure', 'testCases']);
  });

  it('of the one file are these', () => {
    expect(Object.keys(udf).sort()).toEqual(['createMapper', 'mapAnswer', 'transform']);
  });

  it('lead Parcel, which reads no exports, to the files that others get', () => {
    const entries = Object.entries<string | { readonly import: { readonly default: string } }>(
      manifest.exports,
    );
    const further = entries.flatMap(([name, target]) =>
      name === '.' || typeof target === 'string' ? [] : [[name, target.import.default]],
    );
    expect(manifest.alias).toEqual({ ...Object.fromEntries(further), './schemas/*': './dist/schemas/$1' });
  });

  it('of the package give no zod schema away', () => {
    for (const value of Object.values(main)) expect(value).not.toHaveProperty('_zod');
    for (const value of Object.values(schemas)) expect(value).toHaveProperty('_zod');
  });
});
