import { useQuery } from '@tanstack/react-query';
import { type Case, readCases, writeCases } from '#shared/policies/cases.ts';
import { flag, list, text, useSearch } from '../../lib/search-params.ts';
import { useTitle } from '../../lib/title.ts';
import { TextButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Checkbox, LabelledSelect } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ApplicantLines } from './applicant-lines.tsx';
import { ApplicantUpload } from './applicant-upload.tsx';
import { entitlementQuery } from './policies.api.ts';
import styles from './policies.module.css';
import { PolicyNav } from './policy-nav.tsx';

const PARAMS = { document: text, on: text, who: text, f: text, gates: list, excepted: flag };

/** 一个单位能得多少: what it has, line by line, from–to; one matter is paid once, and the page says which. */
export default function ApplicantPage() {
  useTitle('政策享受估算');
  const [search, set] = useSearch(PARAMS);
  const query = useQuery(
    entitlementQuery({
      document: search.document,
      on: search.on,
      who: search.who,
      f: search.f,
      gates: search.gates.join(',') || undefined,
      excepted: search.excepted ? '1' : undefined,
    }),
  );
  const cases = readCases(search.f);
  const write = (next: Case[]) => set({ f: writeCases(next) || undefined }, { replace: true });
  return (
    <QueryView query={query} height={520}>
      {(data) => {
        const gates = data.paper.gates.filter(
          ({ only }) => only.length === 0 || data.who === '' || only.includes(data.who),
        );
        return (
          <div className="stack">
            <PageHead
              title={
                data.lines.length === 0
                  ? `${data.paper.city}：选择单位已有的认定、项目和投入`
                  : `${data.paper.city}：估算可得${data.total.words}`
              }
              lead={`按《${data.paper.title}》估算，不是审批结果；“最高”是上限。有效期${data.paper.validity}。`}
              tools={<CopyLink />}
            >
              <PolicyNav at="/policies/applicant" />
              <div className={classNames('row no-print', styles.filters)}>
                <LabelledSelect
                  label="城市"
                  value={data.paper.code}
                  onChange={(document) => set({ document, f: undefined, gates: [], excepted: false })}
                  options={data.papers.map(({ code, city }) => ({ value: code, label: city }))}
                />
                <LabelledSelect
                  label="申报对象"
                  value={data.who}
                  onChange={(who) => set({ who: who || undefined, gates: [] })}
                  options={[
                    { value: '', label: '不限' },
                    ...data.applicants.map(({ code, name }) => ({ value: code, label: name })),
                  ]}
                />
                <DayInput label="按哪一天" value={search.on} onChange={(on) => set({ on })} />
              </div>
            </PageHead>
            {data.remarks.map((remark) => (
              <Notice key={remark} kind="warning">
                {remark}
              </Notice>
            ))}
            <ApplicantLines data={data} cases={cases} onChange={write} />
            <ApplicantUpload
              document={data.paper.code}
              who={data.who}
              onRead={({ f, gates: held }) => set({ f: f || undefined, gates: held })}
            />
            {gates.length > 0 && (
              <Panel title="不予享受、减半享受" subtitle="属于哪一种就勾选">
                {gates.map(({ code, name, words }) => (
                  <p key={code}>
                    <Checkbox
                      checked={search.gates.includes(code)}
                      onChange={(on) =>
                        set({
                          gates: on ? [...search.gates, code] : search.gates.filter((one) => one !== code),
                        })
                      }
                    >
                      {name}（{words}）
                    </Checkbox>
                  </p>
                ))}
                {data.paper.exception && (
                  <p>
                    <Checkbox checked={search.excepted} onChange={(excepted) => set({ excepted })}>
                      {data.paper.exception}
                    </Checkbox>
                  </p>
                )}
              </Panel>
            )}
            {data.next.length > 0 && (
              <Panel title="还可以争取" subtitle="同类对象的其他条款，按文件写的上限从高到低，未计减半">
                <ul className="plain">
                  {data.next.map(({ kind, name, words }) => (
                    <li key={kind}>
                      {name}：{words}{' '}
                      <TextButton
                        onClick={() => write([...cases, { kind, count: 1, inputs: {}, matter: '' }])}
                      >
                        加入
                      </TextButton>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
          </div>
        );
      }}
    </QueryView>
  );
}
