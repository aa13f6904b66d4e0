import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from './session.module.css';

/** Ten codes for the day the telephone is lost, shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const say = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      say('恢复码已复制');
    } catch {
      say('浏览器不允许复制，请抄写或打印', 'error');
    }
  };
  return (
    <div className="panel narrow">
      <div className="panel-body stack">
        <h1 tabIndex={-1}>已绑定，请保存恢复码</h1>
        <p>手机丢失时，每个恢复码可以代替动态码登录一次。只显示这一次，请打印或抄写后放在安全的地方。</p>
        <ol className={styles.recoveryCodes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <div className="row no-print">
          <Button onClick={() => window.print()}>打印</Button>
          <Button onClick={() => void copy()}>复制</Button>
          <Button kind="primary" onClick={onKept}>
            已保存，进入系统
          </Button>
        </div>
      </div>
    </div>
  );
}
