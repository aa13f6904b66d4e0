/** What stands for vitest while mutants are tried: tests are kept as functions, to be called as often as there are mutants. */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  customMatchers,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from '@vitest/expect';

type Body = (...given: unknown[]) => unknown;
type Options = { timeout?: number } | number | undefined;

interface Suite {
  parent: Suite | null;
  name: string;
  before: Body[];
  after: Body[];
  beforeEach: Body[];
  afterEach: Body[];
}

export interface Seen {
  id: string;
  file: string;
  suite: Suite;
  body: Body;
}

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
type Extend = (on: object, matchers: object) => void;
export const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
);
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true });
Object.assign(expect, Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT));
(chai.expect as unknown as { extend: Extend }).extend(expect, customMatchers);

const suiteOf = (parent: Suite | null, name: string): Suite => ({
  parent,
  name,
  before: [],
  after: [],
  beforeEach: [],
  afterEach: [],
});

/** Tests of the file being imported, in their order. */
export const seen: Seen[] = [];
let here = suiteOf(null, '');
let file = '';

export function begin(name: string): void {
  file = name;
  here = suiteOf(null, name);
}

function keep(name: string, body: Body): void {
  seen.push({ id: `${file}#${seen.length} ${name}`, file, suite: here, body });
}

function bodyOf(a: Options | Body, b: Options | Body): Body {
  if (typeof a === 'function') return a;
  if (typeof b === 'function') return b;
  throw new Error('a test without a body');
}

interface Ways<T> {
  (name: string, a: Options | Body, b?: Options | Body): void;
  each(
    table: readonly unknown[],
    ...values: unknown[]
  ): (name: string, a: Options | Body, b?: Options | Body) => void;
  skipIf(condition: unknown): T;
  runIf(condition: unknown): T;
  skip: T;
}

function ways(act: (name: string, body: Body) => void): Ways<unknown> {
  const one = (name: string, a: Options | Body, b?: Options | Body) => act(name, bodyOf(a, b));
  const each = (table: readonly unknown[]) => (name: string, a: Options | Body, b?: Options | Body) => {
    const body = bodyOf(a, b);
    for (const row of table) act(name, () => (Array.isArray(row) ? body(...row) : body(row)));
  };
  const none = Object.assign(() => {}, { each: () => () => {} });
  return Object.assign(one, {
    each,
    for: (table: readonly unknown[]) => (name: string, body: Body) => {
      for (const row of table) act(name, () => body(row));
    },
    skipIf: (condition: unknown) => (condition ? none : test),
    runIf: (condition: unknown) => (condition ? test : none),
    skip: none,
  }) as never;
}

export const test: Ways<unknown> = ways(keep);
export const it = test;
export const describe = ways((name, body) => {
  const outer = here;
  here = suiteOf(outer, name);
  body();
  here = outer;
});
export const beforeAll = (body: Body) => void here.before.push(body);
export const afterAll = (body: Body) => void here.after.push(body);
export const beforeEach = (body: Body) => void here.beforeEach.push(body);
export const afterEach = (body: Body) => void here.afterEach.push(body);
export const vi = {
  stubEnv: (name: string, value: string | undefined) => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  },
  unstubAllEnvs: () => {},
};

const upward = (suite: Suite): Suite[] => (suite.parent ? [...upward(suite.parent), suite] : [suite]);

/** Runs tests of one file in order with their hooks. @throws what the first failing one throws */
export async function run(tests: readonly Seen[], note: (id: string) => void): Promise<void> {
  const open: Suite[] = [];
  const leave = async (kept: readonly Suite[]) => {
    while (open.length > 0 && !kept.includes(open.at(-1) as Suite)) {
      const suite = open.pop() as Suite;
      for (const body of [...suite.after].reverse()) await body();
    }
  };
  try {
    for (const { id, suite, body } of tests) {
      const path = upward(suite);
      await leave(path);
      for (const one of path)
        if (!open.includes(one)) {
          open.push(one);
          note(`hooks of ${tests[0]?.file}`);
          for (const hook of one.before) await hook();
        }
      note(id);
      try {
        for (const one of path) for (const hook of one.beforeEach) await hook();
        await body();
      } finally {
        for (const one of [...path].reverse()) for (const hook of [...one.afterEach].reverse()) await hook();
      }
    }
  } finally {
    await leave([]);
  }
}
