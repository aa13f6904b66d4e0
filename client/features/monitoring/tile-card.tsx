import { useMemo } from 'react';
import type { Regions } from '#shared/contract/monitoring.ts';
import { figureCell, type TableModel } from '#shared/table.ts';
import { ChartCard } from '../../charts/chart-card.tsx';
import { TileMap } from '../../charts/tile-map.tsx';
import { useProgramme } from '../../lib/programme.ts';
import { type Measure, measureOf, measureWords } from './region-measure.ts';
import { unitAddress } from './region-table.tsx';

interface TileCardProps {
  regions: Regions;
  focus: string | null;
  meta: string;
  onOpen: (unit: string) => void;
}

/** 方位示意: growth of the units that the programme gives a tile, roughly where they lie. */
export function TileCard({ regions, focus, meta, onOpen }: TileCardProps) {
  const units = useProgramme()?.catalogue.units;
  const measure = useMemo(() => measureOf(regions, 'growth'), [regions]);
  const title = measureWords(regions, measure);
  const tiles = useMemo(
    () =>
      regions.rows.flatMap((row) => {
        const tile = units?.find((u) => u.code === row.unit)?.tile;
        return tile ? [{ row, tile }] : [];
      }),
    [regions, units],
  );
  const table = useMemo(
    () => tilesTable(regions, measure, title, new Set(tiles.map(({ row }) => row.unit))),
    [regions, measure, title, tiles],
  );
  if (tiles.length === 0) return null;
  return (
    <ChartCard
      title={title}
      subtitle={`方位示意，${measure.name}，${measure.unit}；方格示意大致方位，非地图`}
      table={table}
      description={title}
      meta={meta}
    >
      <TileMap
        description={title}
        digits={measure.digits}
        focus={focus}
        onSelect={onOpen}
        tiles={tiles.map(({ row, tile }) => ({
          key: row.unit,
          label: row.shortName,
          row: tile.row,
          col: tile.col,
          value: measure.value(row),
          href: unitAddress(regions, row.unit),
        }))}
      />
    </ChartCard>
  );
}

function tilesTable(
  regions: Regions,
  measure: Measure,
  title: string,
  shown: ReadonlySet<string>,
): TableModel {
  return {
    title,
    subtitle: `${regions.label}${regions.metric.name}；对比${regions.baseLabel}`,
    notes: regions.notes,
    simulated: regions.simulated,
    columns: [
      { key: 'name', header: '地区', kind: 'text' },
      { key: 'value', header: measure.name, unit: measure.unit, kind: 'number', digits: measure.digits },
    ],
    rows: regions.rows
      .filter((row) => shown.has(row.unit))
      .map((row) => ({ name: row.name, value: figureCell(measure.value(row)) })),
  };
}
