import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The oldest browsers seen in government offices: 360 and 信创 browsers on these engines. */
const browsers = ['chrome86', 'firefox78', 'safari14'];

/** Drawing libraries wait in a file of their own until the first chart is due; React changes rarely and stays cached. */
const chunkGroups = [
  {
    name: 'echarts',
    priority: 1,
    test: /node_modules[\\/](echarts|zrender|echarts-for-react|size-sensor|tslib)[\\/]/,
  },
  { name: 'react', priority: 2, test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  // Small, and wanted by every page with figures: one file packs better than five.
  {
    name: 'figures',
    test: /(shared[\\/](number-text|figure|table|table-clipboard)|client[\\/]lib[\\/](format|cut\.words|pinned-address))\.ts$/,
  },
];

export default defineConfig(({ isSsrBuild }) => ({
  root: here,
  base: '/',
  plugins: [react()],
  // The same on the server and in the browser, and readable in both.
  css: {
    modules: {
      generateScopedName: (name, file) => `${basename(file.split('?')[0] ?? file, '.module.css')}-${name}`,
    },
  },
  // `npm run dev`: pages from here, answers from the server beside it.
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  // The server's bundle holds its libraries as built for production: left outside, React's development build drew every page.
  ...(isSsrBuild ? { ssr: { noExternal: true }, define: { 'process.env.NODE_ENV': '"production"' } } : {}),
  build: {
    outDir: isSsrBuild ? '../.build/ssr' : '../.build/client',
    emptyOutDir: true,
    target: isSsrBuild ? 'node24' : browsers,
    cssTarget: browsers,
    sourcemap: false,
    copyPublicDir: !isSsrBuild,
    chunkSizeWarningLimit: 900,
    ...(isSsrBuild ? {} : { rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } } }),
  },
}));
