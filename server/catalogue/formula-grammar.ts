/** How formulas and relations are written in a city's folder; each example is read by formula-text.ts in a test. */

interface Written {
  write: string;
  means: string;
  example: string;
}

export const FORMULA_GRAMMAR: readonly Written[] = [
  {
    write: '[-]a [+|-] b …',
    means: 'a signed sum of indicators of the same unit and period',
    example: 'gov_total + ent_rd + other_net',
  },
  { write: 'a / b [* n]', means: 'a quotient, times a number (100 for per cent)', example: 'rd / gdp * 100' },
  { write: 'growth(a)', means: 'growth of an amount on last year, in per cent', example: 'growth(gdp)' },
  {
    write: 'base(a)',
    means: 'last year’s figure in today’s units and definition (可比口径重算), which a form asks for',
    example: 'base(gov_total)',
  },
  {
    write: 'share_of_units(kind, a >= n)',
    means: 'of the units of a kind, the share (%) whose indicator is at least n',
    example: 'share_of_units(institute, pct_social >= 50)',
  },
];

export const RELATION_GRAMMAR: readonly Written[] = [
  {
    write: 'side(a) > side(b) [± n]',
    means:
      'one indicator against another; `>` or `>=`, n is added to the right (percentage points for growth)',
    example: 'growth(rd) > growth(sti_total) + 2',
  },
  {
    write: 'side(a) >= n',
    means: 'one indicator against a number; a side is `growth`, `average_growth`, `level` or `last_year`',
    example: 'average_growth(sci_fiscal) >= 18',
  },
];
