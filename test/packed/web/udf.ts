// The one file, taken as a module: text in, a line for each item out.
import { transform } from 'aws-iam-udm/udf';

const USER = '{"UserId":"AIDACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::111122223333:user/alice","CreateDate":0}';

const lines: string[] = transform(USER, { collectedAt: '2026-01-02T03:04:05Z' }).trimEnd().split('\n');

export const seen = Promise.resolve({ types: lines.map((line) => JSON.parse(line).type) });
