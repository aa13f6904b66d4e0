import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { usePerson, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CodeField } from './code-field.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { beginEnrolment, finishEnrolment } from './session.api.ts';
import styles from './session.module.css';

/** Binding a telephone: scan, type the first code, keep the recovery codes. Stands in place of every page until it is done. */
export default function SecondFactorPage() {
  const person = usePerson();
  const [current, setCurrent] = useState<string | undefined>(undefined);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (useSession()?.demo) return <NotInDemonstration />;
  if (codes) return <Kept codes={codes} />;
  if (person.secondFactor && current === undefined) return <GiveCurrent onGiven={setCurrent} />;
  return <Bind current={current} onBound={setCodes} onAgain={() => setCurrent(undefined)} />;
}

function NotInDemonstration() {
  return (
    <div className="panel narrow">
      <div className="panel-body stack">
        <h1 tabIndex={-1}>二次验证</h1>
        <p>演示环境不用二次验证；正式环境中，能填报、审核、管理的账号在首次登录时绑定手机。</p>
      </div>
    </div>
  );
}

/** A telephone that is bound gives way only to its own code. */
function GiveCurrent({ onGiven }: { onGiven: (code: string) => void }) {
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGiven(code.trim());
  };
  return (
    <form className="panel narrow" onSubmit={submit}>
      <div className="panel-body stack">
        <h1 tabIndex={-1}>二次验证已绑定</h1>
        <p>更换手机的，先输入原手机的动态码（或一个恢复码），再绑定新手机。</p>
        <CodeField label="原手机的动态码" hint="6位数字，或一个恢复码" value={code} onChange={setCode} />
        <Button type="submit" kind="primary">
          更换手机
        </Button>
      </div>
    </form>
  );
}

function Bind({
  current,
  onBound,
  onAgain,
}: {
  current: string | undefined;
  onBound: (codes: string[]) => void;
  onAgain: () => void;
}) {
  const [code, setCode] = useState('');
  // Asked for once: every further call would make another secret.
  const enrolment = useQuery({
    queryKey: ['enrolment', current],
    queryFn: () => beginEnrolment(current),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const bind = useMutation({
    mutationFn: finishEnrolment,
    onSuccess: ({ recoveryCodes }) => onBound(recoveryCodes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!bind.isPending) bind.mutate(code.trim());
  };
  return (
    <form className="panel narrow" onSubmit={submit}>
      <div className="panel-body stack">
        <h1 tabIndex={-1}>绑定二次验证</h1>
        <p>能填报、审核、管理的账号，登录时除密码外还要输入手机上的动态码。绑定一次，约需一分钟。</p>
        {enrolment.isError && (
          <>
            <ErrorState error={enrolment.error} />
            <Button onClick={onAgain}>重新输入</Button>
          </>
        )}
        {enrolment.isPending && <Skeleton height={200} />}
        {enrolment.data && (
          <>
            <ol className={styles.factorSteps}>
              <li>手机上打开验证器（支持 TOTP 的任何一种，不需要联网）。</li>
              <li>
                扫描下图；不能扫描的，手工输入密钥 <code>{grouped(enrolment.data.secret)}</code>。
              </li>
              <li>输入手机上显示的6位数字，点“完成绑定”。</li>
            </ol>
            <QrCode text={enrolment.data.address} label="绑定用的二维码，内容与上面的密钥相同" />
            {bind.isError && <ErrorState error={bind.error} />}
            <CodeField label="动态码" hint="手机上现在显示的6位数字" value={code} onChange={setCode} />
            <Button type="submit" kind="primary" busy={bind.isPending} busyText="正在核对…">
              完成绑定
            </Button>
          </>
        )}
      </div>
    </form>
  );
}

function Kept({ codes }: { codes: string[] }) {
  const client = useQueryClient();
  const [path, navigate] = useLocation();
  const go = async () => {
    await client.resetQueries();
    if (path === '/second-factor') navigate('/', { replace: true });
  };
  return <RecoveryCodes codes={codes} onKept={() => void go()} />;
}

/** Four letters at a time, as people read them out. */
function grouped(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
