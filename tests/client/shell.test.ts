import { describe, expect, it, test } from 'vitest';
import { routeShown } from '../../client/app/app.tsx';
import { findItems } from '../../client/app/find-items.ts';
import { homeFor, isCurrent, navFor } from '../../client/app/nav.ts';
import { findRoute, mayOpen, type PageRoute } from '../../client/app/routes.tsx';
import { nextAddress } from '../../client/features/session/next-address.ts';
import { passwordFault } from '../../client/features/session/password-fault.ts';
import { chooseFile } from '../../client/ui/file-drop.tsx';
import { type FindItem, matchItems } from '../../client/ui/match-items.ts';
import { sortRows } from '../../client/ui/sort-rows.ts';
import type { Programme } from '../../shared/contract/programme.ts';
import type { Person, SessionState } from '../../shared/contract/session.ts';

const load = async () => ({ default: () => null });
const ROUTES: PageRoute[] = [
  { path: '/targets', title: '目标总览', load, roles: ['leader', 'analyst'], entry: {} },
  { path: '/regions', title: '县市区', load, roles: ['leader', 'analyst', 'county_reporter'], entry: {} },
  { path: '/regions/:unit', title: '县', load, roles: ['leader', 'analyst', 'county_reporter'] },
  { path: '/submit', title: '报送', load, roles: ['county_reporter'], entry: {} },
  { path: '/admin/audit', title: '审计', load, roles: ['audit_admin'], entry: {} },
];

describe('routes', () => {
  test.each([
    ['/regions', '/regions', {}],
    ['/regions/', '/regions', {}],
    ['/regions/330481', '/regions/:unit', { unit: '330481' }],
    ['/regions/%E6%B5%B7', '/regions/:unit', { unit: '海' }],
    ['/regions/%E6', '/regions/:unit', { unit: '%E6' }],
  ])('%s is the page %s', (path, pattern, params) =>
    expect(findRoute(path, ROUTES)).toMatchObject({ route: { path: pattern }, params }),
  );
  it('knows no other address', () => expect(findRoute('/regions/1/2', ROUTES)).toBeNull());
});

describe('navigation', () => {
  test.each([
    ['leader', ['/targets', '/regions'], '/targets'],
    ['county_reporter', ['/submit', '/regions'], '/submit'],
    ['analyst', ['/targets', '/regions'], '/targets'], // /review is not registered here
    ['audit_admin', ['/admin/audit'], '/admin/audit'],
    ['system_admin', [], '/help'],
  ] as const)('%s sees %j and starts at %s', (role, hrefs, home) => {
    expect(navFor(role, ROUTES).map(({ href }) => href)).toEqual(hrefs);
    expect(homeFor(role, ROUTES)).toBe(home);
  });
  test.each([
    ['/regions', '/regions/330481', true],
    ['/regions', '/regionsx', false],
  ])('%s stands for %s: %s', (href, path, current) => expect(isCurrent(href, path)).toBe(current));
  it('opens no page to a role it does not name', () =>
    expect(mayOpen(ROUTES[3] as PageRoute, 'leader')).toBe(false));
});

describe('who is shown what', () => {
  const person: Person = {
    account: '1',
    name: 'a',
    displayName: '甲',
    role: 'leader',
    organisation: 'o',
    organisationName: '办',
    unit: null,
    gate: null,
    secondFactor: false,
  };
  const session = (who: Person | null): SessionState => ({
    person: who,
    demo: false,
    demoAccounts: [],
    empty: false,
    demoPassword: null,
    singleSignOn: false,
    system: 's',
    city: 'c',
    now: '2026-01-01T00:00:00Z',
  });
  test.each([
    ['/help', null, '/login'],
    ['/login', null, '/login'],
    ['/help', person, '/help'],
    ['/help', { ...person, gate: 'password' as const }, '/password'],
  ])('%s', (path, who, shown) => expect(routeShown(path, session(who))?.route.path).toBe(shown));
});

test.each([
  ['?next=/submit/2026-S1', '/submit/2026-S1'],
  ['?next=//evil.example', null],
  ['?next=/%5Cevil.example', null],
  ['?next=https://evil.example', null],
  ['?next=/login', null],
  ['', null],
])('after login %s leads to %s', (query, expected) => expect(nextAddress(query)).toBe(expected));

test.each([
  ['old', 'Short1!', 'Short1!', /12 位/],
  ['old', 'alllowercase', 'alllowercase', /三类/],
  ['Abcdefgh1234', 'Abcdefgh1234', 'Abcdefgh1234', /相同/],
  ['old', 'Abcdefgh1234', 'Abcdefgh1235', /不一致/],
])('password %s → %s', (current, next, repeated, fault) =>
  expect(passwordFault(current, next, repeated)).toMatch(fault),
);
it('finds no fault in a good password', () =>
  expect(passwordFault('old', 'Abcdefgh1234', 'Abcdefgh1234')).toBeNull());

describe('finding', () => {
  const item = (id: string, text: string, keywords: string[] = []): FindItem => ({
    id,
    text,
    keywords,
    group: 'g',
    href: `/${id}`,
  });
  const items = [
    item('a', '海盐县'),
    item('b', '海宁市', ['330481']),
    item('c', '科研平台投入', ['平台', 'gov_platform']),
  ];
  test.each([
    ['海', ['a', 'b']],
    ['３３０４', ['b']],
    ['PLATFORM', ['c']],
    ['科研 平台', ['c']],
    ['无此', []],
  ])('%s', (typed, ids) => expect(matchItems(items, typed).map(({ id }) => id)).toEqual(ids));

  it('a clause is one entry, however much rests on it, and opens the list of that', () => {
    const quote = '力争每年新增企业2家';
    const programme = {
      catalogue: {
        documents: [{ id: 'plan', number: '政发1号', title: '方案' }],
        units: [],
        organisations: [],
        indicators: [
          {
            code: 'a',
            name: '甲',
            shortName: '甲',
            aliases: [],
            document: 'plan',
            clause: '二(三)',
            unit: '家',
          },
          { code: 'b', name: '乙', shortName: '乙', aliases: [], document: null, clause: '', unit: '家' },
        ],
        targets: [
          { id: 't', title: '新增', year: 2027, document: 'plan', clause: '二(三)', quote },
          { id: 'u', title: '再增', year: null, document: 'plan', clause: '总体目标', quote },
        ],
      },
      periods: [],
    } as unknown as Programme;
    const clauses = findItems(programme, 'leader').filter(({ group }) => group === '条款');
    expect(clauses.map(({ text, hint }) => [text, hint])).toEqual([
      ['政发1号 二(三)', '指标1项，目标1项'],
      ['政发1号 总体目标', '目标1项'],
    ]);
    expect(clauses[0]!.href).toBe(`/indicators?q=${encodeURIComponent('政发1号 二(三)')}`);
    expect(matchItems(findItems(programme, 'leader'), '每年新增').map(({ group }) => group)).toContain(
      '条款',
    );
  });

  it('offers units, and nothing whose page does not exist', () => {
    const programme = {
      catalogue: {
        documents: [],
        units: [
          {
            code: 'haining',
            gbCode: '330481',
            name: '海宁市',
            shortName: '海宁',
            aliases: [],
            kind: 'county',
          },
        ],
        indicators: [
          { code: 'gov', name: '政府投入', shortName: '政府', aliases: [], clause: '', unit: '万元' },
        ],
        targets: [],
        organisations: [],
      },
      periods: [{ period: '2026-S1', label: '2026年上半年' }],
    } as unknown as Programme;
    expect(findItems(programme, 'leader', ROUTES).map(({ href }) => href)).toEqual([
      '/targets',
      '/regions',
      '/regions/haining',
      '/regions?period=2026-S1',
    ]);
  });
});

test.each([
  [['报表.XLSX'], true],
  [['报表.docx'], false],
  [['a.xlsx', 'b.xlsx'], false],
  [[], false],
])('choosing %j', (names, taken) =>
  expect(
    typeof chooseFile(
      names.map((name) => new File([], name)),
      ['.xlsx', '.xls'],
    ) !== 'string',
  ).toBe(taken),
);

test.each([
  ['descending', ['c', 'a', 'b', 'n']],
  ['ascending', ['a', 'b', 'c', 'n']],
] as const)('%s keeps rows without a value last and equals in order', (direction, keys) => {
  const rows = [
    { key: 'n', value: null },
    { key: 'a', value: 1 },
    { key: 'b', value: 1 },
    { key: 'c', value: 2 },
  ];
  expect(sortRows(rows, ({ value }) => value, direction).map(({ key }) => key)).toEqual(keys);
});
