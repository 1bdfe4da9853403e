const {said}=await import('/tmp/pst/show.mjs');
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
await build({entryPoints:['/work/wt/paste/test/region/paste/show.ts'],bundle:true,platform:'node',format:'esm',outfile:'/tmp/pst/show2.mjs',logLevel:'error'});
const show=(await import('/tmp/pst/show2.mjs')).said;
const blocks=[];
for (const f of ['f1','f2','f3','f4']) for (const block of readFileSync(`/tmp/pst/${f}.txt`,'utf8').split(/^=== /m).slice(1)) { const [title,...ls]=block.replace(/\n$/,'').split('\n'); blocks.push({title,lines:ls}); }
const T={
 'maps cdev':['maps','maps of an fd of /dev/vfio/devices'],'maps group, old':['maps','maps of an old kernel, with a physical address'],'maps grep -n, with libs':['maps','maps through grep -n, beside libraries'],'maps wrapped':['maps','maps wrapped by a mailer'],'maps 32':['maps','maps of a 32-bit program'],'maps no path':['maps','maps cut before the path'],'maps backwards':['maps','no maps: the end comes first'],
 'smaps':['maps','smaps'],'smaps 64K':['maps','smaps of a kernel with 64K pages'],'smaps 16K':['maps','smaps of a kernel with 16K pages, read only'],'smaps grep':['maps','smaps without heads'],'smaps of a library':['maps','smaps of a library'],
 'pmap -X':['maps','pmap -X'],'pmap -XX':['maps','pmap -XX'],'pmap row':['maps','a row of pmap -X'],'pmap plain':['maps','pmap, which has no offsets'],
 'fd':['fd','a list of /proc/PID/fd'],'fd short':['fd','one fd'],'lsof':['fd','lsof'],'fdinfo':['fd','fdinfo with its name'],'fdinfo grep':['fd','fdinfo through grep'],'fdinfo cat':['fd','fdinfo behind a prompt'],
 'lspci -vv':['pci','lspci -vv'],'lspci -nn -D, SR-IOV, two entries':['pci','lspci -vvv -nn -D: virtual functions, two entries'],'lspci lost tabs':['pci','lspci without its tabs'],'lspci -v':['pci','lspci -v, which numbers no regions'],'lspci cut':['pci','a line of lspci'],
 'resource cat':['pci','resource behind a prompt'],'resource head':['pci','resource of two devices through head'],'resource grep and numbers':['pci','resource through grep, and numbered'],'resource in folder':['pci','resource in the folder of the device'],
 'iomem':['pci','iomem'],'iomem unprivileged':['pci','iomem for those who may not see it'],'ioports':['pci','ioports'],
 'dmesg new':['dmesg','BARs of a kernel from 6.9 on'],'dmesg old':['dmesg','BARs of kernels before'],'dmesg very old and other prefixes':['dmesg','BARs behind syslog, journald, dmesg -x and -T'],'kernels':['dmesg','the version of the kernel'],'dump_vma':['dmesg','dump_vma()'],
 'trace setup':['qemu','traces of regions'],'trace platform, two lines each':['qemu','traces of two lines'],'trace areas':['qemu','traces of areas'],'trace values':['qemu','traces of accesses, and a module'],'mtree':['qemu','info mtree -f'],'mtree no prio, owner':['qemu','info mtree without priorities, with owners'],
 'crash -x':['debuggers','crash, hex'],'crash two, decimal':['debuggers','crash, two mappings, decimal'],'crash nested':['debuggers','crash, nested'],'drgn':['debuggers','drgn'],'drgn alone':['debuggers','drgn, an answer alone'],'gdb':['debuggers','gdb'],'gdb alone':['debuggers','gdb, answers alone'],'gdb info proc':['debuggers','gdb, info proc mappings'],
 'strace':['debuggers','strace'],'pagemap':['debuggers','pagemap'],'not pagemap':['debuggers','no pagemap'],
 'regions':['regions','region_info on one line'],'regions block':['regions','region_info on several lines'],'regions table':['regions','a table of regions'],'regions markdown':['regions','a table in Markdown'],
 'macros':['c','expressions'],'statements':['c','statements'],'unmap over lines':['c','a call of several lines'],'no C':['c','no expression'],'bounds':['c','shifts out of bounds'],
 'places':['values','places in regions'],'labels':['values','numbers with a label'],'bare':['values','bare numbers'],
};
const words={maps:'Lines of maps, smaps and pmap with what they say.',fd:'Lists of fds and fdinfo with what they say.',pci:'lspci, sysfs resource, iomem and ioports with what they say.',dmesg:'Kernel log lines with what they say.',qemu:"QEMU's traces and memory trees with what they say.",debuggers:'Output of crash, drgn, gdb, strace and of tools that read pagemap, with what it says.',regions:'Tables of regions with what they say.',c:'Expressions and statements of C with what they say.',values:'Places and numbers that people type with what they say.'};
const files={};
for (const {title,lines} of blocks) { const t=T[title]; if(!t) { console.log('skip',title); continue; } (files[t[0]]??=[]).push({title:t[1],lines,says:show(...lines)}); }
for (const [name,list] of Object.entries(files)) writeFileSync(`test/region/paste/samples/${name}.ts`, `/** ${words[name]} Written for this project; all values are invented. */\nimport type { Sample } from '../show.ts';\n\nexport const ${name}Samples: readonly Sample[] = ${JSON.stringify(list,null,1)};\n`);
