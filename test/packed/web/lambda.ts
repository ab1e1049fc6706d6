// A project that transforms records of Firehose: the types must compile without those of AWS Lambda, and each record must come back.
import { createFirehoseTransformer } from 'aws-iam-udm/lambda';

const told: string[] = [];
const transform = createFirehoseTransformer({ tell: (sentence) => void told.push(sentence) });
const line = '{"UserId":"AIDACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::111122223333:user/alice","CreateDate":0}';

export const seen = transform({
  records: [line, '{"UserId":7}'].map((text, index) => ({
    recordId: String(index),
    approximateArrivalTimestamp: 1767323045000,
    data: btoa(text),
  })),
}).then(({ records }) => ({ results: records.map(({ result }) => result), told: told.length }));
