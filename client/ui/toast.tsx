import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { Icon } from './icon.tsx';

interface Message {
  id: number;
  text: string;
  kind: 'status' | 'error';
}

type Say = (text: string, kind?: Message['kind']) => void;
const ToastContext = createContext<Say>(() => {});

/** `const say = useToast(); say('已复制链接')`. Read out politely; errors at once and until closed. */
export function useToast(): Say {
  return useContext(ToastContext);
}

const SHOWN_MS = 6000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<Message[]>([]);
  const close = useCallback(
    (id: number) => setMessages((list) => list.filter((message) => message.id !== id)),
    [],
  );
  const say = useCallback<Say>(
    (text, kind = 'status') => {
      setMessages((list) => {
        const id = (list[list.length - 1]?.id ?? 0) + 1;
        if (kind === 'status') setTimeout(() => close(id), SHOWN_MS);
        return [...list.slice(-2), { id, text, kind }];
      });
    },
    [close],
  );
  return (
    <ToastContext.Provider value={say}>
      {children}
      <div className="toasts" aria-live="polite">
        {messages.map((message) => (
          <div
            key={message.id}
            className={`toast toast-${message.kind}`}
            role={message.kind === 'error' ? 'alert' : undefined}
          >
            <span>{message.text}</span>
            <button
              type="button"
              className="icon-button"
              aria-label="关闭提示"
              onClick={() => close(message.id)}
            >
              <Icon name="close" size={12} />
            </button>
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  );
}
