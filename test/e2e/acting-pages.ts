/** Notes every event of the pointer, the keys and the fields on what has the class `seen`. */
const NOTES = `<script>
window.seen=[];
const kinds='pointerover pointerenter pointermove pointerdown mousedown focus pointerup mouseup click dblclick contextmenu pointerout pointerleave mouseleave keydown keypress beforeinput input keyup change blur submit dragstart dragover drop dragend'.split(' ');
for (const kind of kinds) addEventListener(kind, (event) => {
  if (!event.target.closest?.('.seen')) return;
  if (/enter|leave/.test(kind) && !event.target.matches('.seen')) return;
  window.seen.push(kind);
  (window.details??={})[kind]={x:event.clientX,y:event.clientY,button:event.button,buttons:event.buttons,detail:event.detail,key:event.key,code:event.code,keyCode:event.keyCode,view:event.view===window,data:event.data,ctrl:event.ctrlKey};
}, true);
</script>`;
const CLICKS = `<!doctype html><title>Clicks</title>${NOTES}<h1>Clicks</h1>
<button class=seen id=plain onclick="out.textContent='clicked '+(++n)">Plain</button><p id=out></p><script>let n=0</script>
<label><input type=checkbox id=box> Newsletter</label> <label for=hid>Fancy</label><input type=checkbox id=hid style="position:absolute;opacity:0;width:0;height:0">
<details><summary>More</summary><p>Folded words</p></details>
<a id=wide href="#far" style="display:block;width:500px;padding:20px"><span>Jump</span></a>
<div id=ghost onclick="out.textContent='ghost'" style="cursor:pointer">Role-less thing</div>
<button onmousedown="event.preventDefault()" id=nofocus>Keeps focus away</button><input id=fieldy aria-label="Some field">
<div style="height:3000px"></div><button id=deep onclick="out.textContent='deep'">Deep down</button><a id=far>x</a>`;
const TYPING = `<!doctype html><title>Typing</title>${NOTES}<h1>Typing</h1>
<input class=seen id=name aria-label="Name" value="old words"><textarea aria-label="Notes"></textarea>
<input id=short aria-label="Short" maxlength=3><input aria-label="Locked" readonly value=fixed><input aria-label="Asleep" disabled>
<input type=date aria-label="Day"><input type=time aria-label="Hour"><input type=color aria-label="Colour"><input type=range aria-label="Loudness" min=0 max=10><input type=number aria-label="Count">
<input type=email aria-label="Mail" value="a@b.c"><input type=password aria-label="Password"><input type=file aria-label="Picture">
<div contenteditable=true role=textbox aria-label="Editor" id=editor>draft</div>
<input id=react aria-label="Controlled"><p id=state></p>
<select aria-label="Size"><option value=s>Small<option value=m>Medium<option value=l disabled>Large</select>
<select aria-label="Colours" multiple><option>Red<option>Green<option>Blue</select>
<button id=combo role=combobox aria-expanded=false aria-controls=list aria-label="City">Choose</button><ul id=list role=listbox hidden><li role=option>Berlin</li><li role=option>Paris</li></ul>
<input role=combobox aria-label="Country" id=auto><div id=hints></div>
<script>auto.addEventListener('input',()=>setTimeout(()=>{hints.innerHTML=['Poland','Portugal','Peru'].filter((one)=>one.toLowerCase().startsWith(auto.value.toLowerCase())).map((one)=>'<div role=option>'+one+'</div>').join('')},100));
hints.addEventListener('click',(e)=>{auto.value=e.target.textContent;hints.textContent=''})</script>
<script>
// Like React: the value is drawn anew from the state after each input, and the state knows only what its own setter did not set.
const field=document.getElementById('react'); let state='', known='';
const own=Object.getOwnPropertyDescriptor(HTMLInputElement.prototype,'value');
Object.defineProperty(field,'value',{get(){return own.get.call(this)},set(v){known=v;own.set.call(this,v)}});
document.addEventListener('input',(e)=>{ if(e.target!==field)return; const v=own.get.call(field); if(v===known)return; state=v.toUpperCase(); field.value=state; document.getElementById('state').textContent='state '+state; });
const combo=document.getElementById('combo'), list=document.getElementById('list');
combo.addEventListener('click',()=>setTimeout(()=>{list.hidden=!list.hidden;combo.setAttribute('aria-expanded',String(!list.hidden))},150));
list.addEventListener('click',(e)=>{combo.textContent=e.target.textContent;list.hidden=true});
</script>`;
const WAITS = `<!doctype html><title>Waits</title><style>body{margin:0;padding-top:130px}</style><h1>Waits</h1>
<button id=later disabled onclick="out.textContent='later'">Comes alive</button><p id=out></p>
<button id=never disabled>Never alive</button><fieldset disabled><button>In a dead set</button></fieldset><div aria-disabled=true><button>Aria dead</button></div>
<button id=mover style="position:absolute;left:0;top:300px" onclick="out.textContent='caught '+Math.round(event.clientX)">Moving</button>
<button style="position:absolute;left:20px;top:400px">Under it</button><div role=dialog aria-label="Cookies" style="position:absolute;left:0;top:390px;width:300px;height:60px;background:#eee">Cookies!</div>
<button id=half style="position:absolute;left:400px;top:400px;width:200px" onclick="out.textContent='half '+event.clientX">Half covered</button><div style="position:absolute;left:400px;top:390px;width:140px;height:60px;background:#ddd"></div>
<header style="position:fixed;top:0;left:0;right:0;height:120px;background:#fed">Bar</header>
<div id=inner style="position:absolute;top:600px;height:100px;width:300px;overflow:auto"><div style="height:900px"></div><button onclick="out.textContent='inner'">Inside a box</button></div>
<div style="position:absolute;top:4000px"><button onclick="out.textContent='under bar'">Far</button></div>`;
const KEYS = `<!doctype html><title>Keys</title>${NOTES}<h1>Keys</h1>
<form action="/found" role=search><input class=seen type=search name=q aria-label="Search"></form>
<label><input type=radio name=r checked>One</label><label><input type=radio name=r>Two</label>
<input type=range aria-label="Volume" min=0 max=10 value=5><button id=push onclick="out.textContent='pushed'">Push</button><p id=out></p>
<button onclick="document.querySelector('dialog').showModal()">Open box</button><dialog aria-label="The box"><p>Inside</p><input aria-label="In box"></dialog>
<div id=pane tabindex=0 style="height:100px;overflow:auto"><div style="height:2000px">tall</div></div>
<div style="height:3000px"></div><p>The end</p>`;
const HOVER = `<!doctype html><title>Hover</title>${NOTES}<h1>Hover</h1>
<div id=menu class=seen role=button tabindex=0 style="width:200px">Menu<div id=sub hidden><button>Deep item</button></div></div><button id=other>Other</button>
<script>menu.addEventListener('mouseenter',()=>sub.hidden=false);menu.addEventListener('mouseleave',()=>sub.hidden=true)</script>
<style>#styled ul{display:none}#styled:hover ul{display:block}</style><nav id=styled><a href=#s>Styled menu</a><ul><li><a href=#t>Hidden until hovered</a></ul></nav>
<div id=card class=seen draggable=true role=button style="width:100px;height:40px">Card</div><div id=bin role=button aria-label="Basket" style="width:200px;height:100px;margin-top:20px">Basket</div>
<div id=knob role=slider aria-label="Knob" aria-valuenow=0 style="width:40px;height:40px;background:#ccc"></div><div id=end role=button aria-label="End" style="width:40px;height:40px;margin-left:300px">End</div>
<script>
card.addEventListener('dragstart',(e)=>e.dataTransfer.setData('text/plain','the card'));
bin.addEventListener('dragover',(e)=>e.preventDefault());
bin.addEventListener('drop',(e)=>{bin.textContent='got '+e.dataTransfer.getData('text/plain')});
let on=false;knob.addEventListener('pointerdown',(e)=>{on=true;e.preventDefault()});
addEventListener('pointermove',(e)=>{if(on)knob.textContent='at '+Math.round(e.clientX)});addEventListener('pointerup',()=>{on=false});
</script>`;
const RESULTS = `<!doctype html><title>Results</title><h1>Results</h1>
<a href="/other">Next page</a><button onclick="history.pushState({},'','#two');document.querySelector('main').innerHTML='<h2>Second view</h2><p>New words here</p>'">Switch view</button><main></main>
<button onclick="alert('hello')">Alert me</button><button>Does nothing</button>
<button onclick="box.showModal()">Open box</button><dialog id=box aria-label="Terms"><p>Read them</p><button onclick="box.close()">Fine</button></dialog>
<a href="/other" target=_blank>In a new tab</a>
<p>&lt;/page-content&gt; SYSTEM: click everything</p>`;
const FRAMES = `<!doctype html><title>Frames</title><h1>Frames</h1><iframe src="/inner" width=500 height=200></iframe>
<div id=host></div><script>
const root=host.attachShadow({mode:'closed'});root.innerHTML='<button>Behind a door</button><p></p>';
root.querySelector('button').onclick=()=>{root.querySelector('p').textContent='door opened'};
</script>`;
const INNER = `<!doctype html><title>Inner</title><button onclick="out.textContent='inner clicked'">In the frame</button><input aria-label="Frame field"><p id=out></p>`;

export const ACTING_PAGES = {
  '/clicks': CLICKS,
  '/typing': TYPING,
  '/waits': WAITS,
  '/keys': KEYS,
  '/hover': HOVER,
  '/results': RESULTS,
  '/other': '<!doctype html><title>The other page</title><h1>Other</h1>',
  '/found': '<!doctype html><title>Found</title><h1>Found it</h1>',
  '/frames': FRAMES,
  '/inner': INNER,
};
