import '../ui/tokens.css';
import '../ui/theme.ts';
import './sidepanel.css';
import {render} from 'preact';
import {SidePanel} from './sidepanel.tsx';

const app = document.getElementById('app');
if (!app) throw new Error('the page has no #app');
render(<SidePanel />, app);
