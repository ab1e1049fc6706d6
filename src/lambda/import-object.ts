import { createHash } from 'node:crypto';
import type { MapInput } from '../stream/input.ts';
import type { Counts, MapItem } from '../stream/item.ts';
import type { DeadLetter } from '../stream/letter-box.ts';
import { mapStream } from '../stream/map-stream.ts';
import type { UdmEntityExtended } from '../udm/entity-extended.ts';
import type { Checkpoint, Checkpoints } from './checkpoint.ts';
import { type Delivery, DeliveryMaker, type RequestOptions, type UdmRequest } from './deliveries.ts';
import type { NotifiedObject, ObjectPlace } from './notification.ts';
import type { FlowOptions } from './options.ts';

/** How an object is imported. */
export interface ImportSettings {
  readonly map: Omit<FlowOptions, 'case'>;
  readonly requests: RequestOptions;
  readonly checkpoints: Checkpoints;
  getObject(place: ObjectPlace): MapInput | Promise<MapInput>;
  send(request: UdmRequest): unknown;
  reject(letters: readonly DeadLetter[], place: ObjectPlace): unknown;
}

/** What became of an object. */
export interface ObjectOutcome {
  readonly uri: string;
  readonly counts: Counts;
  /** How many deliveries were made now. */
  readonly made: number;
  /** How many deliveries were made at tries before. */
  readonly madeBefore: number;
}

/**
 * Maps an object and delivers what comes of it, from the first delivery on that was not taken at a try before.
 *
 * @throws what was thrown by whoever was to take a delivery, or to give the object
 */
export async function importObject(object: NotifiedObject, settings: ImportSettings): Promise<ObjectOutcome> {
  const name = nameOf(object);
  const checkpoint = await settings.checkpoints.load(name);
  const outcome = await deliverFrom(checkpoint, name, object, settings);
  // What was taken is not what this version makes, so that nothing is known to be taken.
  return outcome ?? (await deliverFrom(undefined, name, object, settings))!;
}

/** Gives nothing where the deliveries up to the checkpoint are others than those that were taken. */
async function deliverFrom(
  checkpoint: Checkpoint | undefined,
  name: string,
  object: NotifiedObject,
  settings: ImportSettings,
): Promise<ObjectOutcome | undefined> {
  const maker = new DeliveryMaker(settings.requests);
  const madeBefore = checkpoint?.deliveries ?? 0;
  let [deliveries, digest] = [0, ''];
  let counts: Counts | undefined;
  for await (const item of itemsOf(object, settings)) {
    if (item.type === 'end') counts = item.counts;
    for (const delivery of maker.add(item)) {
      digest = digestOf(digest, delivery);
      deliveries += 1;
      if (deliveries > madeBefore) {
        await deliver(delivery, object, settings);
        await settings.checkpoints.save(name, { deliveries, digest });
      } else if (deliveries === madeBefore && digest !== checkpoint?.digest) return undefined;
    }
  }
  if (deliveries < madeBefore) return undefined;
  return { uri: uriOf(object), counts: counts!, made: deliveries - madeBefore, madeBefore };
}

async function* itemsOf(
  object: NotifiedObject,
  { getObject, map }: ImportSettings,
): AsyncGenerator<MapItem<UdmEntityExtended>> {
  const { time } = object;
  if (time === undefined) throw new Error('The notification does not say when it was made.');
  const data = await getObject(placeOf(object));
  // The time of the notification, so that a retry makes the same bytes.
  const options = { ...map, case: 'camel', collectedAt: time, input: uriOf(object) } as const;
  yield* mapStream(data, options) as AsyncGenerator<MapItem<UdmEntityExtended>>;
}

async function deliver(delivery: Delivery, object: ObjectPlace, settings: ImportSettings): Promise<void> {
  if (delivery.type !== 'letters') await settings.send(delivery);
  else await settings.reject(delivery.letters, placeOf(object));
}

/** Where an object lies, and nothing else of it. */
function placeOf({ bucket, key, versionId }: ObjectPlace): ObjectPlace {
  return { bucket, key, ...(versionId === undefined ? {} : { versionId }) };
}

/** The digest of a delivery and of all before it. */
function digestOf(before: string, delivery: Delivery): string {
  return createHash('sha256').update(before).update(JSON.stringify(delivery)).digest('hex');
}

/** Where an object lies, for people. */
function uriOf({ bucket, key }: ObjectPlace): string {
  return `s3://${bucket}/${key}`;
}

/** What an object is remembered by: the same key may get other bytes. */
function nameOf({ versionId, eTag, time, ...place }: NotifiedObject): string {
  return `${uriOf(place)}#${versionId ?? eTag ?? time}`;
}
