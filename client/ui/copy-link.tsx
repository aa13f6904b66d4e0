import { copyText } from '../lib/clipboard.ts';
import { TextButton } from './button.tsx';
import { useToast } from './toast.tsx';

/** Copies this page's address with the data version pinned (`v`), so that it shows the same figures for ever. */
export function CopyLink({ version, label = '复制链接' }: { version?: number; label?: string }) {
  const say = useToast();
  const copy = async () => {
    const url = new URL(window.location.href);
    // Before the first approval there is no version to pin: the day chosen stays in the address.
    if (version && !url.searchParams.has('v')) url.searchParams.set('v', String(version));
    const copied = await copyText(url.href);
    if (!copied) return say(`浏览器不允许复制，请手动复制：${url.href}`, 'error');
    say(!url.searchParams.has('v') ? '已复制链接' : `已复制链接，固定在数据第${url.searchParams.get('v')}版`);
  };
  return <TextButton onClick={() => void copy()}>{label}</TextButton>;
}
