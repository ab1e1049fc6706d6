// A project without zod that uses the main entry: its types must compile, and its values must map.
import * as entry from 'aws-iam-udm';
import {
  createMapper,
  detectKind,
  type IamRole,
  MAPPING_TABLE,
  type Result,
  type UdmEntity,
} from 'aws-iam-udm';

const role: IamRole = {
  RoleName: 'deploy',
  RoleId: 'AROADBQP57FF2AEXAMPLE',
  Arn: 'arn:aws:iam::111122223333:role/deploy',
  Path: '/',
  CreateDate: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)),
  AssumeRolePolicyDocument: '%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D',
};
const result: Result<UdmEntity> = createMapper({ source: 'iam' }).map(role, {
  collectedAt: '2026-01-02T03:04:05Z',
});
const resource = result.ok ? result.entity.entity.resource : undefined;

export const seen = {
  kind: detectKind(role),
  rows: MAPPING_TABLE.length,
  id: resource?.productObjectId,
  created: resource?.attribute?.creationTime,
  policy: resource?.attribute?.permissions?.[0]?.name,
};

/** What a project exports on has types that its declarations can name. */
export const all = { ...entry };
