import { expect, it } from 'vitest';
import { constantGrowth, dampedHolt, logLinear, weightedLinear } from '#shared/calc/projection.ts';
import { targetProgress } from '#shared/calc/target.ts';
import { describeOracle, expectClose, readCase } from './oracle.ts';

const OPEN_SDG = {
  achieved: 'target_achieved',
  on_track: 'substantial_progress',
  slow: 'moderate_progress',
  lagging: 'limited_progress',
  reversing: 'deterioration',
} as Record<string, string>;

describeOracle('oracle 18: target progress', () => {
  const { inputs, expected, tolerance } = readCase('18');
  const rows = inputs.map((x: { name: string }, i: number) => ({ ...x, want: expected.computed.rows[i] }));
  it.each(rows as { name: string }[])('$name', (row) => {
    // biome-ignore lint/suspicious/noExplicitAny: as the case gives it
    const { want, ...x } = row as any;
    const got = targetProgress({
      ...x,
      baseYear: x.base_year,
      currentYear: x.current_year,
      targetYear: x.target_year,
    });
    const { absolute } = tolerance;
    expect(OPEN_SDG[got.status]).toBe(want.status);
    expectClose(got.ratio, want.ratio, absolute, 'ratio');
    expectClose(got.score, want.score, absolute, 'score');
    expectClose(Number(got.growthObserved) / 100, want.cagr_observed, absolute, 'observed');
    expectClose(Number(got.growthRequired) / 100, want.cagr_required_from_base, absolute, 'required');
    expectClose(Number(got.growthNeeded) / 100, want.cagr_needed_from_now, absolute, 'needed');
    expectClose(got.amountPerYear, want.annual_increment_needed, absolute, 'amount');
    expectClose(Number(got.achievedShare) / 100, want.achieved_share, absolute, 'achieved');
    expectClose(Number(got.timeShare) / 100, want.time_share, absolute, 'time');
    expectClose(got.linearPath, want.linear_path_value, absolute, 'linear');
    expectClose(got.geometricPath, want.geometric_path_value, absolute, 'geometric');
  });
});

describeOracle('oracle 15: projections of short series', () => {
  const { inputs, expected, tolerance } = readCase('15');
  const { published, computed } = expected;
  const holt = (values: number[], horizon: number, parameters: object) => {
    const fit = dampedHolt(values, horizon, parameters as never);
    if (typeof fit === 'string') throw new Error(fit);
    return fit;
  };

  it('damped Holt agrees with R forecast::ets on livestock', () => {
    const { alpha, beta, phi, l0, b0 } = inputs.livestock_params;
    const fit = holt(inputs.livestock, 10, { alpha, beta, phi, level: l0, trend: b0 });
    expectClose(fit.forecast, published.livestock_forecast_10, tolerance.livestock_forecast_10);
    const squares = fit.fitted.map((f, i) => (f - inputs.livestock[i]) ** 2);
    expectClose(squares.reduce((a, b) => a + b, 0) / squares.length, published.livestock_mse, 0.001);
  });

  it('Holt linear agrees with the published air passenger case', () => {
    const fit = holt(inputs.air, 5, { alpha: 0.8, beta: 0.2, phi: 1 });
    expectClose(fit.forecast, published.air_forecast_5, tolerance.air_forecast_5);
    expectClose(fit.trend, published.air_trend, tolerance.air_trend);
    expectClose(
      [...fit.fitted, fit.forecast[0]],
      published.air_fitted_and_next,
      tolerance.air_fitted_and_next,
    );
  });

  it('R&D: constant growth, damped Holt, log-linear with intervals, weighted line', () => {
    const band80 = logLinear(inputs.rd, 6);
    const band95 = logLinear(inputs.rd, 6, 0.95);
    if (typeof band80 === 'string' || typeof band95 === 'string') throw new Error('no band');
    expectClose(band80.slope, computed.rd_loglinear_slope, 1e-12);
    expectClose(band80.median, computed.rd_loglinear_median, tolerance.computed);
    expectClose(band80.low, computed.rd_loglinear_lo80, tolerance.computed);
    expectClose(band80.high, computed.rd_loglinear_hi80, tolerance.computed);
    expectClose(band95.low, computed.rd_loglinear_lo95, tolerance.computed);
    expectClose(band95.high, computed.rd_loglinear_hi95, tolerance.computed);
    expectClose(constantGrowth(inputs.rd, 6), computed.rd_cagr_projection, tolerance.computed);
    expectClose(
      holt(inputs.rd, 6, { alpha: 0.8, beta: 0.2, phi: 0.9 }).forecast,
      computed.rd_damped_projection,
      tolerance.computed,
    );
    expectClose(weightedLinear(inputs.rd, 6), computed.rd_weighted_linear, tolerance.computed);
  });
});
