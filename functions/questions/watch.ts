// Which work reads which parts of an input: any other input that is the same in these gives the same result.

export type Watch<Input> = {
  /** Runs work on the input. It must depend on nothing else, and may not read the result of other work on it. */
  run: <Result>(work: (input: Input) => Result) => Done<Result>;
  /** What read something that is otherwise in another input; the result of anything else would be the same. */
  changedBy: (other: Input) => ReadonlySet<Done<unknown>>;
};

/** Work that was done, and what it gave. */
export type Done<Result> = { readonly result: Result };

type Container = Record<PropertyKey, unknown>;

type Readers = Set<Done<unknown>>;

/** Stands for the list of an object's keys. */
const itsKeys = Symbol("keys");

/** Plain objects and lists; anything else is compared as a whole. */
const isContainer = (value: unknown): value is Container =>
  typeof value === "object" &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);

/** `asOne`: objects in the input that are not looked into; another object in the place of one is another value. */
export function watch<Input extends object>(input: Input, asOne: readonly object[] = []): Watch<Input> {
  const readers = new Map<object, Map<PropertyKey, Readers>>();
  const proxies = new Map<object, object>();
  const all: Readers = new Set();
  // What a result holds of the input may be read later: then it is no longer known for whom.
  let running: Done<unknown> | undefined;
  const note = (target: object, key: PropertyKey): void => {
    let byKey = readers.get(target);
    if (byKey === undefined) readers.set(target, (byKey = new Map<PropertyKey, Readers>()));
    const known = byKey.get(key);
    if (running === undefined) byKey.set(key, all);
    else if (known === undefined) byKey.set(key, new Set([running]));
    else known.add(running);
  };
  const handler: ProxyHandler<Container> = {
    get(target, key) {
      note(target, key);
      return proxied(target[key]);
    },
    has(target, key) {
      note(target, key);
      return key in target;
    },
    ownKeys(target) {
      note(target, itsKeys);
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(target, key) {
      note(target, key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  };
  const proxied = (value: unknown): unknown => {
    if (!isContainer(value) || asOne.includes(value)) return value;
    let proxy = proxies.get(value);
    if (proxy === undefined) proxies.set(value, (proxy = new Proxy(value, handler)));
    return proxy;
  };

  /** Adds the readers of what differs. */
  function collect(one: Container, other: Container, found: Readers): void {
    for (const [key, its] of readers.get(one) ?? []) {
      const [before, after] = [one[key], other[key]];
      if (key === itsKeys ? haveSameKeys(one, other) : before === after && hasKey(one, key) === hasKey(other, key))
        continue;
      const isLookedInto = isContainer(before) && !asOne.includes(before);
      if (isLookedInto && isContainer(after) && Array.isArray(before) === Array.isArray(after))
        collect(before, after, found);
      else for (const reader of its) found.add(reader);
    }
  }

  const root = proxied(input) as Input;
  return {
    run<Result>(work: (input: Input) => Result) {
      const done = { result: undefined as Result };
      all.add(done);
      running = done;
      done.result = work(root);
      running = undefined;
      return done;
    },
    changedBy(other) {
      const found: Readers = new Set();
      if (other !== input) collect(input as Container, other as Container, found);
      return found;
    },
  };
}

const hasKey = (holder: Container, key: PropertyKey): boolean => Object.hasOwn(holder, key);

function haveSameKeys(one: object, other: object): boolean {
  const [ours, theirs] = [Object.keys(one), Object.keys(other)];
  return ours.length === theirs.length && ours.every((key, index) => key === theirs[index]);
}
