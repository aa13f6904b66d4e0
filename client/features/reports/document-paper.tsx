import { useMemo } from 'react';
import type { DocumentView } from '#shared/contract/reports.ts';
import { drawingHeight, drawingOption } from '#shared/report/drawing-option.ts';
import type { Block } from '#shared/report/model.ts';
import { SIMULATED_NOTE } from '#shared/table.ts';
import { LazyChart } from '../../charts/lazy-chart.tsx';
import { LOOK } from '../../charts/theme.ts';
import { type OfDocument, Paragraph } from './paragraph.tsx';
import { ReportTable } from './report-table.tsx';
import style from './reports.module.css';

/** A document as a sheet of paper: the same blocks as in the file. */
export function DocumentPaper({ view, document }: { view: DocumentView; document: OfDocument }) {
  const { title, number, office, day, simulated, source, blocks } = view.model;
  const standing = [
    ...(source.publication ? [] : ['草稿，数据尚未发布']),
    ...(simulated ? [SIMULATED_NOTE] : []),
  ];
  const frame = (id: string, text: string) => (
    <Paragraph key={id} {...{ id, view, document }} lead="" said={[text]} />
  );
  return (
    <article className={style.paper}>
      <header className={style.head}>
        <h2 className={style.title}>{title}</h2>
        {number !== '' && frame('number', number)}
        <p>{office}</p>
        {frame('day', day)}
        {standing.length > 0 && <p>（{standing.join('；')}）</p>}
      </header>
      {blocks.map((block, at) => (
        <BlockView key={at} {...{ block, view, document }} />
      ))}
    </article>
  );
}

function BlockView({ block, view, document }: { block: Block; view: DocumentView; document: OfDocument }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h3 className={style.part}>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph':
      return <Paragraph {...{ view, document }} id={block.id} lead={block.lead} said={block.said} />;
    case 'blank':
      return <Paragraph {...{ view, document }} id={block.id} lead="" said={[]} prompt={block.prompt} />;
    case 'table':
      return <ReportTable table={block.table} />;
    case 'chart':
      return <Chart block={block} />;
    case 'note':
      return <p className="small">{block.text}</p>;
    case 'page':
      return <hr className={style.page} />;
  }
}

function Chart({ block }: { block: Extract<Block, { kind: 'chart' }> }) {
  const option = useMemo(() => drawingOption(LOOK, block.drawing), [block.drawing]);
  return (
    <figure className={style.figure}>
      <LazyChart option={option} height={drawingHeight(block.drawing)} description={block.alt} />
      <figcaption>{block.caption}</figcaption>
    </figure>
  );
}
