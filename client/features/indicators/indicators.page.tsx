import { Link } from 'wouter';
import { useProgramme } from '../../lib/programme.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** Every indicator of the programme with its unit, source and clause. */
export default function IndicatorsPage() {
  const programme = useProgramme();
  if (!programme) return <Skeleton height={480} />;
  const { indicators, documents } = programme.catalogue;
  return (
    <div className="stack">
      <PageHead
        title={`指标目录：${indicators.length}项`}
        lead="口径、数源单位、责任单位和文件条款；点名称看公式与解释。"
      />
      <Panel>
        <ScrollBox>
          <table className="table">
            <caption className="visually-hidden">指标目录</caption>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col">计量单位</th>
                <th scope="col">数源单位</th>
                <th scope="col">责任单位</th>
                <th scope="col">依据</th>
              </tr>
            </thead>
            <tbody>
              {[...indicators]
                .sort((a, b) => a.order - b.order)
                .map((i) => (
                  <tr key={i.code}>
                    <th scope="row" className={i.parent ? 'indent-1' : undefined}>
                      <Link href={`/indicators/${i.code}`}>{i.name}</Link>
                    </th>
                    <td>{i.unit}</td>
                    <td>{i.source}</td>
                    <td>{i.responsible}</td>
                    <td>
                      {[documents.find((d) => d.id === i.document)?.number, i.clause]
                        .filter(Boolean)
                        .join(' ')}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </ScrollBox>
      </Panel>
    </div>
  );
}
