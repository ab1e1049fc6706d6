import type { ConsumerRunConfig, EachBatchPayload, Producer } from 'kafkajs';
import { expectTypeOf, test } from 'vitest';
import type { BatchMapper, BatchPayload, BatchProducer } from '../src/kafka.ts';

test('the shapes are those of kafkajs', () => {
  expectTypeOf<EachBatchPayload>().toExtend<BatchPayload>();
  expectTypeOf<Producer>().toExtend<BatchProducer>();
  expectTypeOf<BatchMapper>().toExtend<ConsumerRunConfig>();
});
