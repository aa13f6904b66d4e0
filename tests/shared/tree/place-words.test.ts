/** 全市, 各县(市、区) and 市本级 in the words of every level; what documents say stays. */
import { expect, test } from 'vitest';
import { atNode } from '#shared/as-of.ts';
import { answerInPlaceWords, inPlaceWords } from '#shared/tree/place.words.ts';
import { treeProgramme } from '../../helpers/tree-programme.ts';

const SENTENCE = '全市增长，各县(市、区)与市本级之和，分县任务';
const programme = (kind: string, name: string) => ({
  city: treeProgramme.city,
  units: treeProgramme.units.map((unit) => (unit.code === 'p' ? { ...unit, kind, name } : unit)),
});

test.each([
  ['nation', '全国', '全国增长，各省(区、市)与中央本级之和，分省任务'],
  ['province', '浙江省', '全省增长，各市与省本级之和，分市任务'],
  ['province', '北京市', '全市增长，各市与市本级之和，分区任务'],
  ['province', '西藏自治区', '全区增长，各市与区本级之和，分市任务'],
  ['city', '嘉兴市', SENTENCE],
])('%s %s: %s', (kind, name, said) => {
  expect(inPlaceWords(programme(kind, name), SENTENCE)).toBe(said);
});

test('an answer’s sentences are said so, its quotes and names are not', () => {
  const answer = {
    finding: SENTENCE,
    rows: [{ name: '全市', quote: '全市达到', words: ['全市'] }],
    figure: 1,
  };
  expect(answerInPlaceWords(treeProgramme, answer)).toEqual({
    ...answer,
    finding: '全省增长，各市与省本级之和，分市任务',
    rows: [{ name: '全市', quote: '全市达到', words: ['全省'] }],
  });
  expect(answerInPlaceWords(atNode(treeProgramme, 'c1'), answer)).toBe(answer);
});
