import { describe, expect, it } from 'vitest';
import { makeCall } from '../.bench/calls.ts';
import { createRandom } from '../.bench/random.ts';
import { ActivityTextMapper } from '../src/activity-text.ts';
import { Frame } from '../src/engine/frame.ts';
import { TextWriter } from '../src/engine/write-text.ts';
import { contextOf, type MapperOptions, settleOptions } from '../src/options.ts';
import { tableFor } from '../src/record.ts';
import { generatedRecords } from './generated-records.ts';
import { activityCases, goldenCases } from './golden.ts';
import { textOf } from './sink.ts';

describe('the text that the engine writes', () => {
  it.each<MapperOptions>([
    {},
    { case: 'snake' },
    { strict: true },
    { policyText: 'canonical', namespace: 'prod"', ingestionLabels: { 'é"': 'a\n' } },
    { allServices: true, policyText: 'verbatim', case: 'snake' },
  ])('is what JSON.stringify makes of the event that it writes, with the same issues, with %o', (options) => {
    const random = createRandom(11);
    const odd = {
      userAgent: '\u0000"\\\ud83d\ude00\ud800é',
      requestParameters: { '"é': [{ 'ö"': '\u001f' }] },
    };
    const logs = [
      ...activityCases().map(({ log }) => log),
      ...Array.from({ length: 500 }, () => makeCall(random)),
      ...Array.from({ length: 50 }, () => ({ ...makeCall(random), ...odd })),
      { ...makeCall(random), additionalEventData: { 10: 'a', 9: 'b', a: { b: 'c' }, MFAUsed: 'No' } },
    ];
    const mapper = new ActivityTextMapper(settleOptions(options));
    for (const log of logs) {
      const made = mapper.map(log);
      let result: unknown;
      const text = textOf((sink) => {
        result = mapper.mapText(log, sink);
      });
      expect(result).toEqual(made.ok ? { ...made, event: true } : made);
      if (made.ok) expect(text).toBe(JSON.stringify(made.event));
    }
  });

  it.each<MapperOptions>([{}, { profile: 'extended' }, { profile: 'google', case: 'snake' }])(
    'is what JSON.stringify makes of the entity that it writes, with %o',
    (options) => {
      const settings = settleOptions(options);
      const context = contextOf(settings, '2026-01-02T03:04:05Z');
      const occasion = { variant: 0, circumstances: 0 };
      let said: unknown[] = [];
      const frame = new Frame((...all) => said.push(all));
      const writer = new TextWriter(frame, (...all) => said.push(all));
      const logs = [...goldenCases().map(({ log }) => log), ...generatedRecords(500, 3)];
      for (const type of ['USER', 'RESOURCE', 'GROUP'] as const) {
        const { shape, program } = tableFor(type, settings);
        for (const log of logs) {
          if (typeof log !== 'object' || log === null) continue;
          const base = frame.read(shape, log);
          said = [];
          const made = writer.write(program, base, context, occasion, undefined);
          const saidOfObject = said;
          said = [];
          const text = textOf((sink) => writer.writeText(program, base, context, occasion, sink));
          expect(text).toBe(JSON.stringify(made));
          expect(said).toEqual(saidOfObject);
        }
      }
    },
  );
});
