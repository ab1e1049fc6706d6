// A project with zod that uses the schemas: they must be schemas of its own zod, and check what they say.
import { IamUser } from 'aws-iam-udm/schemas';
import * as z from 'zod';

const user = { UserId: 'AIDACKCEVSQ6C2EXAMPLE', Arn: 'arn:aws:iam::111122223333:user/alice', CreateDate: 0 };
const Users = z.array(IamUser);
const users: z.infer<typeof Users> = Users.parse([user]);

export const seen = { id: users[0]?.UserId, refused: !IamUser.safeParse({ ...user, UserId: 7 }).success };
