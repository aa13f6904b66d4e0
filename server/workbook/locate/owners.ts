/** Whose figures they are: units by exact names and aliases, brackets and exclusions parsed; a substring never decides. */

import type { FormLayout } from '../types.ts';
import { remembered } from './remember.ts';
import { plainWords, readLabel } from './words.ts';

/** A unit that a text names. `code` null: a place or organisation that is none of the city's units. */
interface Named {
  code: string | null;
  name: string;
}

export interface Owners {
  /** The unit that a label names, and nothing else; null when it names none of the city's. */
  unit(text: string): string | null;
  /** Units named in a running text such as a title, in order; each once. */
  within(text: string): Named[];
  /** What stands behind 填报单位：. `own`: the reporter; otherwise the unit or organisation it names; null: says nothing. */
  stated(text: string): 'own' | Named | null;
  /** Several units side by side, the reporter among them (海盐县、海宁市): the table of none; null otherwise. */
  joint(text: string): Named | null;
  /** A county or city that none of the names above is, at the beginning of a title; null when there is none. */
  elsewhere(text: string): Named | null;
  /** The reporter's unit, when a unit reports for itself. */
  own: string | null;
  city: string;
}

const EXCLUDES =
  /^(?:不含|不包括|不包含|不计|未含|剔除|已剔除|扣除|除)|(?:除外|另报|另行\S*|另计|单列|不在内)$/;
/** A unit named only as a part, as left out, or as a reader of the table is not its owner. */
const ASIDE_BEFORE = /(?:[不未]?含|[不未]?包[括含]|不计|剔除|扣除|除|(?<!提)供|抄送:?)$/;
const ASIDE_AFTER = /^(?:除外|另报|另行|另计|单列|不在内|[以之]外|外[)\]])/;
const JOINT = /^[^、,;和与及]{0,6}[、,;和与及]$/;
const SAME = /^(?:合计|小计|汇总|全[市县区]|县级市|县级|本[市县区]|管理口径.*)$/;
const INCLUDES = /^(?:含|包括|包含)/;
/** Behind a unit's name these make another name of it: 海宁经开区, 南湖学院, 海盐港. */
const COMPOUND =
  /^(?:经济技术开发区|经济开发区|经开区?|开发区|高新(?:技术产业开发)?区?|新区|新城|园区|工业园|产业园|综合保税|保税|港(?!区)|大学|学院|医院|中学|实验室|研究院|街道|镇|乡|村|银行|集团|公司|[市县区]?(?:第[一二三四五]|中医|人民|妇幼|妇保)[^政府]{0,6}医?院|(?!各|所有|全部|下属|镇街|乡镇)[\p{Script=Han}]{1,8}?(?:街道|镇|乡|开发区|园区|新区|公司|集团)(?=办事处|人民政府|政府|管委会|财政|$|[\d(,.;:、]))/u;
/** Before a short name of a zone these belong to another name of it: 杭州经开区. */
const BOUNDARY = /[年月期度日的为是和与及在于由级各原本给报表件市省、，。：:;()[\]\-—\s\d]$/;
const SUFFIX_OF_PLACE =
  /(?:[市县区镇乡]|街道|开发区|新区|园区|保税区|集聚区|管委会|大学|学院|医院|研究院|实验室|研究所|中心|集团|公司|[局委办])$/;

/** True when a label looks like the name of a place or an organisation. */
export function isPlaceLike(text: string): boolean {
  const { key, short } = readLabel(text);
  return key.length <= 20 && (SUFFIX_OF_PLACE.test(short) || SUFFIX_OF_PLACE.test(key));
}

function withoutExclusions(text: string): string {
  return text.replace(/[([]([^()[\]]*)[)\]]/g, (whole, inside: string) =>
    EXCLUDES.test(inside) ? '' : whole,
  );
}

/** A county, city or town at the beginning of a text that is none of ours: 平阳县财政局, 温州市平阳县2026年…, 乍浦镇2026年…. */
const ELSEWHERE =
  /^(?:[\p{Script=Han}]{2,3}省)?([\p{Script=Han}]{2,4}?[市县区旗](?:[\p{Script=Han}]{1,4}?[市县区旗])?|[\p{Script=Han}]{2,4}?(?:镇|乡|街道|新区|新城|科技城))(?=$|\d|[〇一二三四五六七八九]{4}年|人民政府|政府|财政|统计|科技|科学技术|教育|卫|发展|经济和|上半年|全社会|规上)/u;
const NO_PLACE =
  /各|所属|下属|镇街|乡镇|县市|市县|县区|市区|地区|[全各本我分该][^市县区]{0,2}[市县区]|(?:开发|高新|新|园|社|城|辖|示范|街|镇|乡)区/;

function elsewhere(text: string): Named | null {
  const name = ELSEWHERE.exec(plainWords(text))?.[1];
  return name === undefined || NO_PLACE.test(name) ? null : { code: null, name };
}

/** Index of the names of every unit of the city and of the reporter. */
export function ownersOf(layout: FormLayout): Owners {
  const units = new Map<string, string>();
  const aliases: { alias: string; code: string }[] = [];
  const labels = layout.rows
    .map((row) => ({ code: row.unit, names: row.unitNames }))
    .concat(layout.unitLabels);
  for (const { code, names } of labels)
    for (const name of names) {
      units.set(readLabel(name).key, code);
      if (name.length > 1) aliases.push({ alias: plainWords(name), code });
    }
  aliases.sort((a, b) => b.alias.length - a.alias.length);
  const reporter = [layout.organisation.name, ...layout.organisation.aliases].map(plainWords);
  const own =
    layout.unitLabels.find(({ names }) => names.some((name) => reporter.includes(plainWords(name))))?.code ??
    null;
  const cityNames = aliases.filter(({ code }) => code === layout.cityUnit).map(({ alias }) => alias);
  const at = (text: string, from: number) => aliases.find(({ alias }) => text.startsWith(alias, from));

  function unit(text: string): string | null {
    const { key } = readLabel(text);
    const exact = units.get(key) ?? units.get(key.replace(/(?:合计|小计|汇总)$/, ''));
    if (exact !== undefined) return exact;
    // 浙江省平湖市, 嘉兴市平湖市: the levels above say nothing more.
    const below = key.replace(/^[^省]{2,3}省/, '');
    const city = cityNames.find((name) => name.length > 2 && below.startsWith(name)) ?? '';
    const lower = below === key && city === '' ? undefined : units.get(below.slice(city.length));
    if (lower !== undefined) return lower;
    const words = plainWords(text).replace(/[:;,。.]+$/, '');
    const bracket = /^(.+?)[([]([^()[\]]+)[)\]]$/.exec(words);
    const base = units.get(readLabel(bracket?.[1] ?? '').key);
    const inside = bracket?.[2] ?? '';
    if (base === undefined) return null;
    if (inside === '本级') return null;
    if (EXCLUDES.test(inside) || SAME.test(inside) || units.get(readLabel(inside).key) === base) return base;
    return INCLUDES.test(inside) && within(inside.replace(INCLUDES, '')).every(({ code }) => code === base)
      ? base
      : null;
  }

  function within(source: string): Named[] {
    const text = withoutExclusions(plainWords(source));
    const found: Named[] = [];
    for (let i = 0; i < text.length; ) {
      const match = at(text, i);
      if (!match) {
        i += 1;
        continue;
      }
      const end = i + match.alias.length;
      const next = at(text, end);
      const compound = COMPOUND.exec(text.slice(end))?.[0];
      const glued =
        next && match.code !== layout.cityUnit && next.code !== match.code ? next.alias : undefined;
      const before = text.slice(0, i);
      const zone = /^(?:经开区?|港区|开发区|高新区)$/.test(match.alias);
      const foreign =
        zone && before !== '' && !BOUNDARY.test(before) && !cityNames.some((n) => before.endsWith(n));
      const extra = compound ?? glued;
      const aside = ASIDE_BEFORE.test(before) || ASIDE_AFTER.test(text.slice(end + (extra?.length ?? 0)));
      if (aside) {
        i = end + (extra?.length ?? 0);
        continue;
      }
      if (extra !== undefined && match.code !== layout.cityUnit)
        found.push({ code: null, name: `${match.alias}${extra}` });
      else if (foreign) found.push({ code: null, name: `${before.slice(-2)}${match.alias}` });
      else if (extra === undefined || match.code !== layout.cityUnit)
        found.push({ code: match.code, name: match.alias });
      i = end + (extra !== undefined && match.code !== layout.cityUnit ? extra.length : 0);
    }
    const seen = new Set<string>();
    return found.filter(({ code, name }) => {
      const key = code ?? name;
      return seen.has(key) ? false : seen.add(key);
    });
  }

  function joint(source: string): Named | null {
    const text = plainWords(source);
    const names = within(source).filter(({ code }) => code !== layout.cityUnit);
    if (own === null || !names.some(({ code }) => code === own)) return null;
    const beside = (a: Named, b: Named | undefined) =>
      b !== undefined &&
      JOINT.test(text.slice(text.indexOf(a.name) + a.name.length, text.lastIndexOf(b.name)));
    return names.some((name, i) => beside(name, names[i + 1]))
      ? { code: null, name: names.map(({ name }) => name).join('、') }
      : null;
  }

  const core = (name: string) => {
    const city = cityNames.find((prefix) => name.startsWith(prefix));
    return (city ? name.slice(city.length) : name).replace(/^市(?=.)/, '');
  };
  const cores = reporter.map(core).filter((name) => name.length > 1);
  const others = new Set((layout.otherOrganisations ?? []).map((name) => core(plainWords(name))));
  // In a county-level city 市财政局 is its own office, and a bare 财政局 is anybody's own.
  const ofCity = (text: string) =>
    core(text) !== text && !(text.startsWith('市') && reporter.some((name) => name.endsWith('市')));

  function stated(source: string): 'own' | Named | null {
    const text = withoutExclusions(plainWords(source))
      .replace(/[([](?:公?章|盖章|签章)[)\]]/g, '')
      .replace(/[:_]+/g, '');
    if (text === '') return null;
    if (own !== null) {
      const named = within(text);
      const place = named.find(({ code }) => code !== layout.cityUnit) ?? named[0];
      if (!place && reporter.includes(text)) return 'own';
      if (!place)
        return others.has(core(text)) && ofCity(text) ? { code: null, name: text } : elsewhere(text);
      return joint(text) ?? (place.code === own ? 'own' : place);
    }
    if (cores.some((name) => core(text).startsWith(name))) return 'own';
    const place = within(text)[0];
    if (place && place.code !== layout.cityUnit) return place;
    return others.has(core(text)) ||
      (/^.{2,}[局委办院]$/.test(core(text)) && (place || text.startsWith('市')))
      ? { code: null, name: text }
      : null;
  }

  const known = remembered((text: string) => ({ code: unit(text) }));
  return {
    unit: (text) => known(text).code,
    within: remembered(within),
    joint,
    stated,
    elsewhere,
    own,
    city: layout.cityUnit,
  };
}
