/** How a form is filled, in the same words on the page, in the template, its notes, the messages and the README. */

/** Colour of the cells to fill (`INPUT_FILL` of the workbooks). */
export const FILL_COLOUR = '黄色';

/** When to write each of the four marks: they are four different things, and none of them is another. */
export const MARK_USE = {
  zero: '没有发生填“0”',
  not_applicable: '没有此项填“不适用”',
  missing: '应有但无法取得填“缺”',
  unreported: '暂时没有、以后补报填“未报”或留空',
} as const;

/** The four marks in one sentence. */
export const FOUR_MARKS = `${MARK_USE.zero}，${MARK_USE.not_applicable}，${MARK_USE.missing}，${MARK_USE.unreported}；四者含义不同，不会混同。`;

/** The first note of every form. */
export const FILL_NOTE = `${FILL_COLOUR}格填写；${FOUR_MARKS}`;
