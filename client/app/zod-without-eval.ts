/** Our pages forbid building code from text (CSP), so zod need not try: every attempt is reported as a violation. */
import { config } from 'zod';

config({ jitless: true });
