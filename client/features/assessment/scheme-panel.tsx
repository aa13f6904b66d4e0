import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { doubledParts, partWeights } from '#shared/assess/scheme-weights.ts';
import { doubledWords, weightsWords } from '#shared/assess/scheme-weights.words.ts';
import type { AssessmentYear } from '#shared/contract/assessment.ts';
import type { Scheme, SchemeVersion } from '#shared/contract/scheme.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { saveBlob } from '../../lib/http.ts';
import { useOffset, useProgramme } from '../../lib/programme.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { schemeQuery } from './assessment.api.ts';
import { anchorWords, LAG_NAME, MEASURE_NAME, schemeFacts } from './scheme.words.ts';
import { SchemeEditor } from './scheme-editor.tsx';
import { readSchemeFile } from './scheme-file.ts';

/** 方案: every choice as a visible setting, its versions, and (for the office) editing, import and export. */
export function SchemePanel({ year }: { year: AssessmentYear }) {
  const [shown, setShown] = useState<number | null>(null);
  const other = useQuery({ ...schemeQuery(year.subject, shown ?? 1), enabled: shown !== null }).data;
  const version = shown !== null && other ? other : year.scheme;
  const [draft, setDraft] = useState<Scheme | null>(null);
  const [faults, setFaults] = useState<string[]>([]);
  const file = useRef<HTMLInputElement>(null);
  const importFile = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = readSchemeFile(await chosen.text());
    setFaults(read.faults);
    if (read.scheme) setDraft(read.scheme);
  };
  return (
    <Panel
      id="scheme"
      title={`计分方案第${version.number}版：${version.scheme.version}`}
      subtitle="文件没有规定的各项都是可以调整的设置，调整后存为新版，旧结果不变"
      tools={
        <div className="row no-print">
          {year.mayEdit && <Button onClick={() => setDraft(version.scheme)}>修改</Button>}
          <Button kind="quiet" onClick={() => exportScheme(version)}>
            导出 JSON
          </Button>
          {year.mayEdit && (
            <Button kind="quiet" onClick={() => file.current?.click()}>
              导入 JSON
            </Button>
          )}
          <input
            ref={file}
            type="file"
            accept=".json,application/json"
            hidden
            onChange={(event) => {
              void importFile(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </div>
      }
    >
      <div className="stack">
        {faults.length > 0 && (
          <Notice kind="error" live>
            <p>这个文件不是可用的方案：</p>
            <ul className="list">
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </Notice>
        )}
        <SchemeFacts scheme={version.scheme} year={year} />
        <Disclosure summary={`打分指标 ${version.scheme.items.length} 项`}>
          <ItemTable scheme={version.scheme} />
        </Disclosure>
        <Disclosure summary={`版本记录（${year.schemes.length}）`}>
          <VersionList year={year} onShow={setShown} />
        </Disclosure>
      </div>
      {draft && (
        <SchemeEditor
          subject={year.subject}
          latest={year.scheme}
          initial={draft}
          onClose={() => setDraft(null)}
          onSaved={() => {
            setDraft(null);
            setShown(null);
          }}
        />
      )}
    </Panel>
  );
}

function exportScheme({ subject, number, scheme }: SchemeVersion): void {
  const text = `${JSON.stringify(scheme, null, 2)}\n`;
  saveBlob(new Blob([text], { type: 'application/json' }), `scheme-${subject}-${number}.json`);
}

function SchemeFacts({ scheme, year }: { scheme: Scheme; year: AssessmentYear }) {
  const catalogue = useProgramme()?.catalogue;
  const follows: [string, string][] = catalogue
    ? [
        ['折算权重', weightsWords(partWeights(catalogue, scheme), year.money, year.year)],
        ['重复计分', doubledWords(doubledParts(catalogue, scheme)) || '没有'],
      ]
    : [];
  return (
    <dl className="facts">
      {[...schemeFacts(scheme), ...follows].map(([term, words]) => (
        <div key={term} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function ItemTable({ scheme }: { scheme: Scheme }) {
  const catalogue = useProgramme()?.catalogue;
  const nameOf = (code: string | null) =>
    catalogue?.indicators.find((i) => i.code === code)?.name ?? code ?? '';
  return (
    <DataTable
      caption="打分指标"
      captionHidden
      rows={scheme.items}
      rowKey={({ code }) => code}
      columns={[
        { key: 'part', header: '部分', render: ({ part }) => part },
        { key: 'indicator', header: '指标', rowHeader: true, render: ({ indicator }) => nameOf(indicator) },
        { key: 'dimension', header: '维度', render: ({ dimension }) => dimension },
        {
          key: 'measure',
          header: '口径',
          render: ({ measure, denominator }) =>
            denominator ? `÷${nameOf(denominator)}` : MEASURE_NAME[measure],
        },
        {
          key: 'lag',
          header: '数据年度',
          render: ({ lag }) => LAG_NAME[lag],
        },
        { key: 'weight', header: '维度内权重', numeric: true, render: ({ weight }) => weight },
        {
          key: 'anchors',
          header: '满意值、不允许值',
          render: ({ anchors }) => (anchors ? anchorWords(anchors) : '同方案'),
        },
      ]}
    />
  );
}

function VersionList({ year, onShow }: { year: AssessmentYear; onShow: (number: number) => void }) {
  const offset = useOffset();
  return (
    <ul className="plain">
      {year.schemes.map(({ number, reason, createdBy, createdAt, digest }) => (
        <li key={number}>
          <TextButton onClick={() => onShow(number)}>第{number}版</TextButton> {reason}
          <span className="muted small">
            {' '}
            {createdBy}
            {createdAt && ` ${dateTimeText(createdAt, offset)}`} 校验码 {digest.slice(0, 12)}
          </span>
        </li>
      ))}
    </ul>
  );
}
