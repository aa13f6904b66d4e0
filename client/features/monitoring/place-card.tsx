import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asOf } from '#shared/as-of.ts';
import type { Unit } from '#shared/catalogue.ts';
import type { UnitRanking } from '#shared/contract/monitoring.ts';
import { isValue } from '#shared/figure.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { OutlineMap } from '../../charts/outline-map.tsx';
import { PlaceLegend } from '../../charts/place-legend.tsx';
import { type Tile, TileMap } from '../../charts/tile-map.tsx';
import { useProgramme } from '../../lib/programme.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { outlineQuery } from './monitoring.api.ts';
import { type Measure, measureOf, measureWords, unitLines } from './ranking-measure.ts';
import type { Sort } from './ranking-sort.ts';
import { unitAddress } from './ranking-table.tsx';

export const MAPS = ['tiles', 'outline'] as const;
export type MapKind = (typeof MAPS)[number];

interface PlaceCardProps {
  ranking: UnitRanking;
  sort: Sort;
  focus: string | null;
  map: MapKind;
  meta: string;
  onMap: (map: MapKind) => void;
  onOpen: (unit: string) => void;
}

/** Where what the table is ordered by is high and low (growth in the fixed order): as squares, or on the outlines where the city has them. */
export function PlaceCard({ ranking, sort, focus, map, meta, onMap, onOpen }: PlaceCardProps) {
  const programme = useProgramme();
  const catalogue = programme?.catalogue;
  const hasOutline = programme?.outline ?? false;
  const drawn: MapKind = hasOutline ? map : 'tiles';
  const outline = useQuery({ ...outlineQuery, enabled: drawn === 'outline' });
  const measure = useMemo(() => measureOf(ranking, sort === 'order' ? 'growth' : sort), [ranking, sort]);
  const { tiles, unplaced } = useMemo(
    () => tilesOf(ranking, measure, catalogue ? asOf(catalogue, ranking.period).units : []),
    [ranking, measure, catalogue],
  );
  // Hatching everywhere says no more than the table beside it.
  if (!tiles.some(({ value }) => isValue(value))) return null;
  const title = measureWords(ranking, measure, { amounts: false });
  const aside = unplaced.length > 0 ? `；${unplaced.join('、')}没有定方位，排在最下一行` : '';
  const what =
    drawn === 'tiles' ? `方格示意大致方位，非地图${aside}` : (outline.data?.note ?? '边界仅为示意');
  const shared = { description: title, focus, digits: measure.digits, onSelect: onOpen };
  return (
    <ChartCard
      title={title}
      subtitle={`方位示意：${measure.name}，${measure.unit}；${what}`}
      table={placeTable(ranking, measure, title)}
      description={title}
      meta={meta}
      simulated={ranking.simulated}
      source={drawn === 'outline' && outline.data && <span>边界来源：{outline.data.source}</span>}
      tools={
        hasOutline && (
          <Segmented
            label="方位图样式"
            value={drawn}
            onChange={onMap}
            options={[
              { value: 'tiles', label: '方格' },
              { value: 'outline', label: '轮廓' },
            ]}
          />
        )
      }
    >
      {drawn === 'tiles' ? (
        <TileMap {...shared} tiles={tiles} />
      ) : (
        <QueryView query={outline} height={360}>
          {(data) => <OutlineMap {...shared} outline={data} places={tiles} />}
        </QueryView>
      )}
      <PlaceLegend places={tiles} unit={measure.unit} digits={measure.digits} />
    </ChartCard>
  );
}

/** Every unit has a tile: one that the programme gives no place, such as a new county, stands below the others. */
function tilesOf(
  ranking: UnitRanking,
  measure: Measure,
  units: readonly Unit[],
): { tiles: Tile[]; unplaced: string[] } {
  const placeOf = (unit: string) => units.find(({ code }) => code === unit)?.tile ?? null;
  const placed = ranking.rows.flatMap(({ unit }) => placeOf(unit) ?? []);
  if (placed.length === 0) return { tiles: [], unplaced: [] };
  const below = Math.max(...placed.map(({ row }) => row)) + 1;
  const left = Math.min(...placed.map(({ col }) => col));
  const unplaced = ranking.rows.filter(({ unit }) => placeOf(unit) === null);
  const tiles = ranking.rows.map((row) => ({
    key: row.unit,
    label: row.shortName,
    value: measure.value(row),
    href: unitAddress(ranking, row.unit),
    tip: unitLines(ranking, row),
    ...(placeOf(row.unit) ?? { row: below, col: left + unplaced.indexOf(row) }),
  }));
  return { tiles, unplaced: unplaced.map(({ shortName }) => shortName) };
}

/** The units in fixed order, then the city: the same figures as on the map. */
function placeTable(ranking: UnitRanking, measure: Measure, title: string): TableModel {
  return {
    title,
    subtitle: `${ranking.label}${ranking.metric.name}；对比${ranking.baseLabel}`,
    notes: ranking.notes,
    simulated: ranking.simulated,
    columns: [
      { key: 'name', header: '地区', kind: 'text' },
      { key: 'value', header: measure.name, unit: measure.unit, kind: 'number', digits: measure.digits },
    ],
    rows: [...ranking.rows, ranking.city].map((row) => ({
      name: row.name,
      value: figureCell(measure.value(row)),
    })),
  };
}
