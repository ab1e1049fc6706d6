import * as z from 'zod';
import { mapByHand } from './by-hand.mjs';
import { mapLines } from './lines.mjs';

const Arn = z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:/u);
const LogDate = z.iso.datetime({ offset: true });

const Boundary = z.object({ PermissionsBoundaryType: z.string(), PermissionsBoundaryArn: Arn });

const User = z.object({
  Path: z.string(),
  UserName: z.string(),
  UserId: z.string(),
  Arn,
  CreateDate: LogDate,
  PasswordLastUsed: LogDate.optional(),
  PermissionsBoundary: Boundary.optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
});

const Role = z.object({
  Path: z.string(),
  RoleName: z.string(),
  RoleId: z.string(),
  Arn,
  CreateDate: LogDate,
  AssumeRolePolicyDocument: z.string(),
  Description: z.string().optional(),
  MaxSessionDuration: z.number().int(),
  PermissionsBoundary: Boundary.optional(),
  RoleLastUsed: z.object({ LastUsedDate: LogDate, Region: z.string() }).optional(),
});

const Group = z.object({
  Group: z.object({
    Path: z.string(),
    GroupName: z.string(),
    GroupId: z.string(),
    Arn,
    CreateDate: LogDate,
  }),
  Users: z.array(User),
  IsTruncated: z.boolean(),
  Marker: z.string().optional(),
});

function parse(record) {
  if (record.UserId) return User.parse(record);
  return record.RoleId ? Role.parse(record) : Group.parse(record);
}

const [, , file, collectedAt] = process.argv;
await mapLines(file, (record) => mapByHand(parse(record), collectedAt));
