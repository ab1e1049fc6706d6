/** How far an object was sent: how many deliveries were taken, and what tells them from others. */
export interface Checkpoint {
  readonly deliveries: number;
  /** Of all of them together, so that those of another version of this function are not taken for the same. */
  readonly digest: string;
}

/** Where it is kept how far each object was sent. What was saved must be there for the next try, wherever that runs. */
export interface Checkpoints {
  /**
   * Gives what was saved last.
   *
   * @param name of the object, with its version: text of at most some 1,200 characters
   */
  load(name: string): Promise<Checkpoint | undefined>;
  save(name: string, checkpoint: Checkpoint): Promise<void>;
}

/** So many objects are remembered; the oldest are forgotten. */
const MOST = 1000;

/** Keeps checkpoints in memory: for retries that come to the same instance of a function, and no others. */
export function memoryCheckpoints(): Checkpoints {
  const saved = new Map<string, Checkpoint>();
  return {
    load: async (name) => saved.get(name),
    save: async (name, checkpoint) => {
      saved.delete(name);
      saved.set(name, checkpoint);
      const [oldest] = saved.keys();
      if (saved.size > MOST) saved.delete(oldest!);
    },
  };
}
