import { type KeyboardEvent, type ReactNode, useCallback, useId, useRef, useState } from 'react';
import type { TableModel } from '#shared/table.ts';
import { ModelTable } from '../ui/model-table.tsx';
import { Panel } from '../ui/panel.tsx';
import { Said } from '../ui/said.tsx';
import { tipsAreOf } from '../ui/tip.tsx';
import type { ChartHandle, ChartOption } from './chart.tsx';
import { ChartTools } from './chart-tools.tsx';
import { drawingHandle } from './drawing-svg.ts';
import { LazyChart } from './lazy-chart.tsx';

interface ChartCardProps {
  /** The finding, computed by the caller. */
  title: string;
  /** What is drawn, unit, how to read it. */
  subtitle: string;
  /** The same figures; goes to 表格, XLSX and CSV. */
  table: TableModel;
  /** A written description of the drawing for those who do not see it. */
  description: string;
  /** Memoise it: a new object redraws the chart. */
  option?: ChartOption;
  /** In place of `option`: a drawing in HTML or SVG (bullets, heatmap, tiles). */
  children?: ReactNode;
  height?: number;
  /** On paper the table stands beside the drawing: for a card as wide as the sheet with a table of a few columns. */
  besideOnPaper?: boolean;
  /** 依据: document and clause, as words or a disclosure. */
  source?: ReactNode;
  /** 数据: period, version, 核定 date · 口径. The page's head says it once; tooltips, files and pictures carry it along. */
  meta?: string;
  simulated?: boolean;
  tools?: ReactNode;
  onSelect?: (key: string) => void;
  /** The key that the page has in focus. */
  focus?: string | null;
  /** What a click does; of no use on paper or in a saved picture. */
  hint?: string;
}

function inControl(target: EventTarget): boolean {
  return target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
}

/** A chart with its finding, its table one key (t) away, and 表格 / PNG / XLSX / CSV. */
export function ChartCard(props: ChartCardProps) {
  const {
    title,
    subtitle,
    table,
    option,
    children,
    height = 260,
    source,
    meta,
    simulated = table.simulated,
  } = props;
  const [asTable, setAsTable] = useState(false);
  const handle = useRef<(() => ChartHandle) | null>(null);
  const onReady = useCallback((get: () => ChartHandle) => {
    handle.current = get;
  }, []);
  const body = useRef<HTMLDivElement>(null);
  const picture = () => {
    if (option) return handle.current?.() ?? null;
    return body.current && drawingHandle(body.current);
  };
  const bodyId = useId();
  const description = `${props.description.replace(/。$/, '')}。${subtitle}`;
  const exported = { ...table, simulated, notes: meta ? [...table.notes, meta] : table.notes };
  const onKeyDown = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.nativeEvent.isComposing;
    if (event.key.toLowerCase() === 't' && plain && !inControl(event.target)) setAsTable((now) => !now);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for keys pressed on the buttons inside; 表格 does the same
    <div className="chart-card" {...tipsAreOf(option ? undefined : meta)} onKeyDown={onKeyDown}>
      <Panel
        title={title}
        subtitle={
          props.hint ? (
            <>
              <Said>{subtitle}</Said>
              <span className="no-print">；{props.hint}</span>
            </>
          ) : (
            subtitle
          )
        }
        tools={props.tools}
        footer={
          <>
            <ChartTools
              {...{ title, subtitle, asTable, bodyId }}
              table={exported}
              footer={meta ?? ''}
              onToggle={() => setAsTable((now) => !now)}
              picture={asTable ? null : picture}
            />
            <span className="meta-list">
              {source}
              {simulated && <span>模拟数据</span>}
            </span>
          </>
        }
      >
        <div id={bodyId} ref={body}>
          {asTable ? (
            <ModelTable table={table} captionHidden />
          ) : option ? (
            <div className={props.besideOnPaper ? 'paper-beside' : undefined}>
              <LazyChart
                option={option}
                height={height}
                description={description}
                data={meta}
                focus={props.focus}
                onReady={onReady}
                onSelect={props.onSelect}
              />
              {props.besideOnPaper && (
                <div className="print-only">
                  <ModelTable table={table} captionHidden />
                </div>
              )}
              {/* Where no script runs there is no drawing: its figures stand there instead. */}
              <noscript>
                <ModelTable table={table} captionHidden />
              </noscript>
            </div>
          ) : (
            <>
              <p className="visually-hidden chart-description">{description}</p>
              {children}
            </>
          )}
        </div>
      </Panel>
    </div>
  );
}
