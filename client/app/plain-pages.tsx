/** Pages that stand for no feature: unknown address, no right. */
import { Link } from 'wouter';
import { ROLE_NAME, type Role } from '#shared/contract/roles.ts';
import { useProgramme } from '../lib/programme.ts';
import { useTitle } from '../lib/title.ts';
import { PageHead } from '../ui/page-head.tsx';
import { navFor } from './nav.ts';

export function UnknownPage({ path, role }: { path: string; role: Role }) {
  useTitle('没有这个页面');
  return (
    <PageHead title="没有这个页面" lead={`地址 ${path} 不对应任何页面，可能是链接不完整。您可以打开：`}>
      <PageList role={role} />
    </PageHead>
  );
}

/** Keeps the address, so that it opens once the right is given. */
export function NoRightPage({ title, role }: { title: string; role: Role }) {
  const contact = useProgramme()?.catalogue.city.contact;
  useTitle('没有权限');
  const ask = contact ? `请联系${contact}` : '请联系系统管理员';
  return (
    <PageHead
      title={`您的账号不能打开“${title}”`}
      lead={`您以${ROLE_NAME[role]}身份登录。如工作需要，${ask}开通；开通后刷新本页即可。您现在可以打开：`}
    >
      <PageList role={role} />
    </PageHead>
  );
}

function PageList({ role }: { role: Role }) {
  const entries = [...navFor(role), { label: '帮助', href: '/help' }];
  return (
    <ul className="list">
      {entries.map(({ label, href }) => (
        <li key={href}>
          <Link href={href}>{label}</Link>
        </li>
      ))}
    </ul>
  );
}
