import { expect, it } from 'vitest';
import { structure } from '#shared/calc/columns.ts';
import { contributions } from '#shared/calc/contribution.ts';
import { averageGrowth, growth, pointChange } from '#shared/calc/growth.ts';
import { share } from '#shared/calc/shares.ts';
import { roundHalfEven, roundHalfUp } from '#shared/decimal.ts';
import { describeOracle, expectClose, readCase } from './oracle.ts';

describeOracle('oracle 10: growth, shares and points of the national R&D bulletins', () => {
  const { inputs, expected, tolerance, known_exception } = readCase('10');
  const years = ['2021', '2022', '2023', '2024'] as const;
  const parts = ['basic', 'applied', 'experimental', 'enterprise', 'government', 'university'];

  it('reproduces every published growth, increment and change in points', () => {
    for (const year of years.slice(1)) {
      const now = inputs.bulletins[year];
      const before = inputs.bulletins[String(Number(year) - 1)];
      const { rate, change } = growth(now.rd, before.rd);
      expectClose(rate, now.growth, tolerance.growth_1dp, `${year} growth`);
      if (now.increment) expectClose(change, now.increment, tolerance.increment, `${year} increment`);
      for (const part of parts) {
        if (!before[part] || !now[part]) continue;
        expectClose(
          growth(now[part], before[part]).rate,
          now[`${part}_growth`],
          tolerance.growth_1dp,
          `${year} ${part}`,
        );
      }
      const previous = expected.computed.implied_previous_intensity[year];
      expectClose(pointChange(now.intensity, previous), now.pp, 1e-9, `${year} pp`);
    }
  });

  it('reproduces the shares, but for the one the bulletin balanced by hand', () => {
    for (const year of years.slice(1)) {
      const now = inputs.bulletins[year];
      for (const part of parts.slice(0, 3)) {
        const computed = share(now[part], now.rd);
        expectClose(computed, expected.computed[year][`${part}_share`], 1e-9, `${year} ${part}`);
        const exception = known_exception[`${year} ${part}_share`];
        const published = now[`${part}_share`];
        if (!published || exception) continue;
        expectClose(
          computed,
          published,
          part === 'basic' ? tolerance.share_2dp : tolerance.share_1dp,
          `${year} ${part}`,
        );
      }
    }
  });

  it('gives the computed contribution rates and pulls', () => {
    for (const year of ['2023', '2024']) {
      const now = inputs.bulletins[year];
      const before = inputs.bulletins[String(Number(year) - 1)];
      const kinds = parts.slice(0, 3);
      const result = contributions(
        kinds.map((kind) => ({ current: now[kind], base: before[kind] })),
        { current: now.rd, base: before.rd },
      );
      kinds.forEach((kind, i) => {
        expectClose(result.parts[i]?.rate, expected.computed[year][`${kind}_contribution_rate`], 1e-9);
        expectClose(result.parts[i]?.pull, expected.computed[year][`${kind}_pull_pp`], 1e-9);
      });
    }
  });

  it('gives the two-year average', () => {
    const { growth_over_two_years, published_average } = inputs.two_year_average;
    expectClose(averageGrowth(growth_over_two_years, 2), expected.computed.two_year_average_2021_06, 1e-9);
    expectClose(averageGrowth(growth_over_two_years, 2), published_average, tolerance.growth_1dp);
  });
});

describeOracle('oracle 11: contribution and pull', () => {
  const { inputs, expected, tolerance } = readCase('11');

  it('Guangdong: rates add to 100 and each is its pull in the growth, within print rounding', () => {
    for (const [i, row] of inputs.guangdong.entries()) {
      const demand = [row.consumption, row.capital, row.net_outflow];
      const sums = expected.computed.guangdong_sums[i];
      const pulls = demand.reduce((sum: number, [, pull]: number[]) => sum + (pull ?? 0), 0);
      expectClose(pulls, sums.growth_from_pulls, 1e-9);
      const result = contributions(
        demand.map(([, pull]: number[]) => ({ current: 100 + (pull ?? 0), base: 100 })),
        { current: 300 + pulls, base: 300 },
      );
      result.parts.forEach((part, k) => {
        const implied = (Number(part.rate) * pulls) / 100;
        expect(Math.abs(implied - (demand[k][0] * pulls) / 100)).toBeLessThanOrEqual(
          tolerance.pull_given_sum_of_pulls,
        );
      });
    }
  });

  it('2024Q1: sectors add to the total, industries differ by 2 and the difference is shown, not adjusted', () => {
    const q1 = inputs.gdp_2024q1;
    const industries = Object.values(q1.industries) as number[];
    const base = 280000;
    const result = contributions(
      industries.map((value) => ({ current: value, base: 0 })),
      { current: q1.gdp, base },
    );
    expect(industries.reduce((sum, value) => sum + value, 0)).toBe(expected.computed.gdp_2024q1_industry_sum);
    expect(result.rest.change).toBe(q1.gdp - base - expected.computed.gdp_2024q1_industry_sum);
  });

  it('Chenzhou: the printed "contribution rates" are shares; the contribution rates are others', () => {
    const c = inputs.chenzhou_2013h1;
    const values = [c.primary, c.secondary, c.tertiary];
    const before = values.map((value, i) => value / (1 + [c.g1, c.g2, c.g3][i] / 100));
    const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);
    expectClose(structure(values, c.gdp), expected.computed.chenzhou_shares, 0.0501);
    const { parts } = contributions(
      values.map((current, i) => ({ current, base: before[i] ?? 0 })),
      { current: sum(values), base: sum(before) },
    );
    expectClose(
      parts.map((part) => part.rate),
      expected.computed.chenzhou_contribution_constant_price,
      0.0501,
    );
  });
});

describeOracle('oracle 16: rounding', () => {
  const cases: { x: string; digits: number; gbt8170: string; half_up: string }[] = readCase('16').cases;
  it.each(cases)('$x to $digits decimals', ({ x, digits, gbt8170, half_up }) => {
    expect(roundHalfEven(x, digits)).toBe(gbt8170);
    expect(roundHalfUp(x, digits)).toBe(half_up);
  });
});
