import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import { Router } from 'wouter';
import { fillPage, render } from '../../client/app/entry-server.tsx';
import { Bullet } from '../../client/charts/bullet.tsx';
import { ChartCard } from '../../client/charts/chart-card.tsx';
import { Heatmap } from '../../client/charts/heatmap.tsx';
import { TileMap } from '../../client/charts/tile-map.tsx';
import { HttpProblem } from '../../client/lib/http.ts';
import { sessionQuery } from '../../client/lib/session.ts';
import { DataTable } from '../../client/ui/data-table.tsx';
import { Delta, RankDelta } from '../../client/ui/delta.tsx';
import { ErrorState } from '../../client/ui/error-state.tsx';
import { Field } from '../../client/ui/field.tsx';
import { NumberInput } from '../../client/ui/inputs.tsx';
import { Num } from '../../client/ui/mark.tsx';
import { ModelTable } from '../../client/ui/model-table.tsx';
import { ReturnTag } from '../../client/ui/return-tag.tsx';
import { StatusTag } from '../../client/ui/status-tag.tsx';
import { Steps } from '../../client/ui/steps.tsx';
import type { SessionState } from '../../shared/contract/session.ts';
import type { TableModel } from '../../shared/table.ts';
import { TARGET_STATUS_LABEL, type TargetStatus } from '../../shared/targets/status.ts';

function html(node: ReactNode): string {
  return renderToStaticMarkup(<QueryClientProvider client={new QueryClient()}>{node}</QueryClientProvider>);
}

/** Text as a reader without styles gets it. */
function words(node: ReactNode): string {
  return html(node)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const TABLE: TableModel = {
  title: '走势',
  subtitle: '亿元',
  notes: ['注一'],
  columns: [
    { key: 'year', header: '年份', kind: 'text' },
    { key: 'value', header: '总投入', unit: '亿元', kind: 'number', digits: 1 },
  ],
  rows: [
    { year: '2024', value: 690 },
    { year: '2025', value: '未报' },
  ],
  simulated: true,
};

test.each(Object.entries(TARGET_STATUS_LABEL))('status %s has its word and an icon', (status, word) => {
  const markup = html(<StatusTag status={status as TargetStatus} />);
  expect(markup).toContain(word);
  expect(markup).toContain('<svg');
});

test.each([
  [<Num key="1" value="unreported" format={String} />, '未报'],
  [<Num key="2" value={0} format={String} />, '0'],
  [<Delta key="3" value={-1.4} suffix="%" />, '−1.4%'],
  [<Delta key="4" value="no_base" />, '无基数'],
  [<RankDelta key="5" places={2} />, '升2位'],
  [<RankDelta key="6" places={null} />, '无上期位次'],
  [<ReturnTag key="7" state="submitted" late />, '待审·迟报'],
  [<Steps key="8" steps={['选文件', '提交']} current={2} />, '1 选文件（已完成） 2 提交（第 2 步，共 2 步）'],
])('reads %#', (node, expected) => expect(words(node)).toBe(expected));

describe('table', () => {
  const markup = html(
    <DataTable
      caption="政府投入（万元）"
      columns={[
        { key: 'name', header: '地区', render: (row: { name: string; value: number }) => row.name },
        { key: 'value', header: '本期', numeric: true, render: (row) => row.value, sort: (row) => row.value },
      ]}
      rows={[
        { name: '甲', value: 1 },
        { name: '乙', value: 2 },
      ]}
      rowKey={(row) => row.name}
      total={{ name: '合计', value: 3 }}
      sort={{ key: 'value', direction: 'descending' }}
      onSort={() => undefined}
    />,
  );
  it('has a caption, scoped headers and the order said', () => {
    expect(markup).toContain('<caption>政府投入（万元）</caption>');
    expect(markup).toContain('<th scope="row">甲</th>');
    expect(markup).toContain('aria-sort="descending"');
  });
  it('keeps the total first whatever the order', () =>
    expect(['合计', '乙', '甲'].map((name) => markup.indexOf(`>${name}<`))).toEqual(
      ['合计', '乙', '甲'].map((name) => markup.indexOf(`>${name}<`)).sort((a, b) => a - b),
    ));
});

it('ties label, hint and error to the control, which is no number field', () => {
  const markup = html(
    <Field label="政府投入" hint="万元" error="请填数字">
      {(control) => <NumberInput {...control} defaultValue="1.2亿" />}
    </Field>,
  );
  const id = /<label[^>]*for="([^"]+)"/.exec(markup)?.[1];
  expect(markup).toContain(`aria-describedby="${id}-hint ${id}-error"`);
  expect(markup).toContain('aria-invalid="true"');
  expect(markup).toContain('inputMode="decimal"');
  expect(markup).not.toContain('type="number"');
});

it('says what failed, what still holds and the number to quote', () => {
  const problem = new HttpProblem({
    type: 'x',
    title: '读取失败',
    status: 500,
    instance: 'E-17',
    errors: [],
  });
  expect(words(<ErrorState error={problem} keptSince="10:32" onRetry={() => undefined} />)).toBe(
    '读取失败 以下仍是 10:32 读取的数据。 重试 错误编号 E-17',
  );
  expect(words(<ErrorState error={new TypeError('x is undefined')} />)).toBe('页面出现意外错误');
});

test.each<[string, string, string, number?]>([
  ['/targets/g851', '', '返回上一级 /targets'],
  ['/assessment/2025/runs/99', '', '返回上一级 /assessment'],
  ['/regions', 'period=2019', '打开本页的最新内容 /regions'],
  ['/targets', '', ''],
  ['/reports', '', '', 403],
])('what is not at %s?%s offers a way on, and no second try', (path, search, way, status = 404) => {
  const missing = new HttpProblem({ type: 'not-found', title: '没有找到该目标', status, errors: [] });
  const markup = html(
    <Router ssrPath={path} ssrSearch={search}>
      <ErrorState error={missing} onRetry={() => undefined} />
    </Router>,
  );
  const links = [...markup.matchAll(/href="([^"]+)"[^>]*>([^<]+)</g)].map(
    ([, href, text]) => `${text} ${href}`,
  );
  expect(links).toEqual([...(way === '' ? [] : [way]), '回到首页 /']);
  expect(markup).not.toContain('重试');
});

describe('charts without a script', () => {
  it('a bullet is a drawing with its figures in words', () => {
    const markup = html(
      <Bullet actual={690} target={850} needed={710} status="slow" says={['总投入 690', '目标 850']} />,
    );
    expect(markup).toContain('aria-label="总投入 690，目标 850"');
    expect(markup).toContain('data-tip="总投入 690\n目标 850"');
    expect(markup.match(/<rect/g)).toHaveLength(4);
    expect(words(<Bullet actual="unreported" target={1} needed={null} status="no_data" says={[]} />)).toBe(
      '未报',
    );
  });
  it('a card carries finding, subtitle, exports and the simulation mark, and needs no inline style', () => {
    const markup = html(
      <ChartCard
        title="企业缺 20 亿元"
        subtitle="亿元"
        table={TABLE}
        description="瀑布图"
        option={{}}
        meta="v3"
      />,
    );
    for (const word of [
      '企业缺 20 亿元',
      '表格',
      'PNG',
      'XLSX',
      'CSV',
      '复制图',
      '复制表格',
      '模拟数据',
      'aria-label="瀑布图。亿元"',
    ])
      expect(markup).toContain(word);
    // The page's head says the data once; files, pictures and tooltips carry it along.
    expect(markup).not.toContain('v3');
    expect(markup).not.toContain('style=');
  });
  it('a drawing in HTML is described and offers a PNG like any other', () => {
    const markup = html(
      <ChartCard title="t" subtitle="s" table={TABLE} description="条形">
        x
      </ChartCard>,
    );
    expect(markup).toContain('PNG');
    expect(markup).toContain('条形。s');
  });
  it('its table has units, digits and marks', () =>
    expect(words(<ModelTable table={TABLE} />)).toBe(
      '走势（亿元） 年份 总投入（亿元） 2024 690.0 2025 未报 注一',
    ));
  it('a heatmap writes the figure and hatches what is missing', () => {
    const markup = html(
      <Heatmap
        caption="得分"
        corner=""
        columns={[
          { key: 'a', header: '总量' },
          { key: 'b', header: '增速' },
        ]}
        rows={[{ key: 'x', header: '甲', cells: [{ value: 95, flag: '封顶' }, { value: 'missing' }] }]}
        range={[60, 100]}
      />,
    );
    expect(markup).toContain('95.0');
    expect(markup).toContain('封顶');
    expect(markup).toMatch(/heat-missing"><span class="heat-cell">缺/);
  });
  it('tiles lead to their units and hatch the missing one', () => {
    const tile = {
      key: 'a',
      label: '海宁',
      row: 0,
      col: 0,
      href: '/regions/a',
      tip: ['海宁市', '同比：3.0%'],
    };
    const markup = html(
      <TileMap
        description="九宫格"
        tiles={[
          { ...tile, value: 3 },
          { ...tile, key: 'b', col: 1, value: 'unreported' },
        ]}
      />,
    );
    expect(markup).toContain('href="/regions/a"');
    expect(markup).toContain('url(#place-hatch)');
    expect(markup).toContain('aria-label="海宁市，同比：3.0%"');
    expect(markup).toContain('未报');
  });
});

describe('a page rendered by the server', () => {
  const session: SessionState = {
    person: {
      account: '1',
      name: 'l',
      displayName: '市领导',
      role: 'leader',
      organisation: 'o',
      organisationName: '</script><b>办',
      unit: null,
      gate: null,
      secondFactor: false,
    },
    demo: true,
    demoAccounts: [],
    empty: false,
    demoPassword: null,
    singleSignOn: false,
    system: '科技创新投入监测',
    city: '某市',
    now: '2026-07-01T00:00:00+08:00',
  };
  it('has its words in the HTML, no inline style, and state that cannot end its script element', async () => {
    const page = await render('/help?x=1', [{ queryKey: sessionQuery.queryKey, data: session }]);
    expect(page.title).toBe('帮助 · 科技创新投入监测');
    expect(page.html).toContain('<h1 tabindex="-1">帮助</h1>');
    expect(page.html).toContain('市领导');
    expect(page.html).not.toContain('style=');
    expect(page.state).not.toContain('</script');
    expect(JSON.parse(page.state).queries[0].state.data).toEqual(session);
  });
  it('fills the built page without reading $ patterns into it', () => {
    const template = '<title>x</title></head><div><!--app--></div><script id="state">null</script>';
    expect(fillPage(template, { html: '$&', state: '{"a":"$1"}', ahead: '<link/>', title: 'a<b' })).toBe(
      '<title>a&lt;b</title><link/></head><div>$&</div><script id="state">{"a":"$1"}</script>',
    );
  });
  it('does not carry what the browser reads by itself, and names it', async () => {
    const [queryKey, at] = [['catalogue'], '/api/catalogue/1'];
    const page = await render('/help', [
      { queryKey: sessionQuery.queryKey, data: session },
      { queryKey, data: 'a long answer', at },
    ]);
    expect(page.state).not.toContain('a long answer');
    expect(page.ahead).toBe(`<link rel="preload" as="fetch" crossorigin href="${at}" />`);
  });
  it('shows the login page in place of any page to nobody', async () => {
    const page = await render('/help', [
      { queryKey: sessionQuery.queryKey, data: { ...session, person: null } },
    ]);
    expect(page.html).toContain('某市科技创新投入监测');
    expect(page.html).not.toContain('目标状态');
  });
});
