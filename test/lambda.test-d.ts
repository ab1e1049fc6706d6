import type {
  CloudWatchLogsHandler,
  EventBridgeHandler,
  FirehoseTransformationHandler,
  S3Handler,
  S3ObjectCreatedNotificationEventDetail,
  SNSHandler,
  SQSHandler,
} from 'aws-lambda';
import { expectTypeOf, test } from 'vitest';
import {
  createFirehoseTransformer,
  createObjectImporter,
  createSubscriptionExporter,
} from '../src/lambda.ts';

test('the functions are handlers of AWS Lambda, as its types say', () => {
  const importer = createObjectImporter({ getObject: () => [], send: () => {}, reject: () => {} });
  expectTypeOf(importer).toExtend<SQSHandler>();
  expectTypeOf(importer).toExtend<S3Handler>();
  expectTypeOf(importer).toExtend<SNSHandler>();
  expectTypeOf(importer).toExtend<
    EventBridgeHandler<'Object Created', S3ObjectCreatedNotificationEventDetail, void>
  >();
  expectTypeOf(createFirehoseTransformer()).toExtend<FirehoseTransformationHandler>();
  expectTypeOf(createSubscriptionExporter({ putObject: () => {} })).toExtend<CloudWatchLogsHandler>();
});
