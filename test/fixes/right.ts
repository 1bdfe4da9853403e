/** Right repairs by hand, one for each shape that has one: the bench must not find anything in them. */
import { delta, index, page, pageOf, type Repair } from './repairs.ts';

const right = (driver: string, ...edits: Repair['edits']): Repair => ({ driver, name: 'right', edits });

export const rightRepairs: readonly Repair[] = [
  right(
    'inline-remap',
    ['	vma->vm_pgoff = (pci_resource_start(pdev, bar) >> PAGE_SHIFT) + page;\n', ''],
    [
      'vma->vm_start, vma->vm_pgoff, size,',
      'vma->vm_start, PHYS_PFN(pci_resource_start(pdev, bar)) + page, size,',
    ],
  ),
  right(
    'dead-store-with-its-check',
    ['	unsigned long start_pfn;\n', ''],
    [
      '	if (check_add_overflow(PHYS_PFN(base), PHYS_PFN(offset), &start_pfn))\n		return -EOVERFLOW;\n\n	vma->vm_pgoff = start_pfn;\n',
      '',
    ],
  ),
  right(
    'dead-store-with-its-locals',
    ['	unsigned long first_pfn, raw;\n', ''],
    ['	first_pfn = res->start >> PAGE_SHIFT;\n	raw = first_pfn + page;\n	vma->vm_pgoff = raw;\n', ''],
  ),
  right('store-after-remap', ['	vma->vm_pgoff = pfn;\n', '']),
  right(
    'helper-one-caller',
    [
      'static int sieve_fill(struct vm_area_struct *vma, ',
      'static int sieve_fill(struct vm_area_struct *vma, unsigned long pfn, ',
    ],
    ['vma->vm_start, vma->vm_pgoff, size', 'vma->vm_start, pfn, size'],
    ['	vma->vm_pgoff = (mesh->start >> PAGE_SHIFT) + page;\n', ''],
    ['sieve_fill(vma, size);', 'sieve_fill(vma, (mesh->start >> PAGE_SHIFT) + page, size);'],
  ),
  right(
    'helper-two-callers',
    [
      'barge_remap(struct vm_area_struct *vma, pgprot_t',
      'barge_remap(struct vm_area_struct *vma, unsigned long pfn, pgprot_t',
    ],
    ['vma->vm_start, vma->vm_pgoff, size', 'vma->vm_start, pfn, size'],
    ['	vma->vm_pgoff = (base >> PAGE_SHIFT) + page;\n', ''],
    ['barge_remap(vma, pgprot_noncached', 'barge_remap(vma, (base >> PAGE_SHIFT) + page, pgprot_noncached'],
    ['	vma->vm_pgoff = PHYS_PFN(pci_resource_start(barge->pdev, bar)) + page;\n', ''],
    [
      'barge_remap(vma, pgprot_writecombine',
      'barge_remap(vma, PHYS_PFN(pci_resource_start(barge->pdev, bar)) + page, pgprot_writecombine',
    ],
  ),
  right(
    'helper-in-second-file',
    [
      'map_stone(struct vm_area_struct *vma, resource_size_t limit);',
      'map_stone(struct vm_area_struct *vma, resource_size_t limit, unsigned long pfn);',
    ],
    [
      'map_stone(struct vm_area_struct *vma, resource_size_t limit)\n',
      'map_stone(struct vm_area_struct *vma, resource_size_t limit, unsigned long pfn)\n',
    ],
    ['vma->vm_start, vma->vm_pgoff, size', 'vma->vm_start, pfn, size'],
    ['	vma->vm_pgoff = PHYS_PFN(stone->addr) + page;\n', ''],
    [
      'stone->size - (page << PAGE_SHIFT));',
      'stone->size - (page << PAGE_SHIFT),\n			       PHYS_PFN(stone->addr) + page);',
    ],
  ),
  right(
    'store-in-helper',
    [
      'gimlet_locate(struct gimlet *gimlet, struct vm_area_struct *vma)',
      'gimlet_locate(struct gimlet *gimlet, struct vm_area_struct *vma,\n			 unsigned long *pfn)',
    ],
    ['	vma->vm_pgoff = PHYS_PFN(res->start) + page;', '	*pfn = PHYS_PFN(res->start) + page;'],
    ['	int ret;\n\n	if (!(vma', '	unsigned long pfn;\n	int ret;\n\n	if (!(vma'],
    ['gimlet_locate(gimlet, vma);', 'gimlet_locate(gimlet, vma, &pfn);'],
    ['vma->vm_start, vma->vm_pgoff,', 'vma->vm_start, pfn,'],
  ),
  right(
    'fault-bar',
    ['	vma->vm_pgoff = (pci_resource_start(pdev, bar) >> PAGE_SHIFT) + page;\n', ''],
    ['	unsigned long pfn;\n', '	struct anvil *anvil = vma->vm_private_data;\n	unsigned long pfn;\n'],
    [
      `pfn = vma->vm_pgoff + ${delta};`,
      `pfn = PHYS_PFN(pci_resource_start(anvil->pdev, ${index})) +\n	      ${page} + ${delta};`,
    ],
  ),
  right(
    'fault-own-table',
    ['	vma->vm_pgoff = PHYS_PFN(region->base) + page;\n', ''],
    ['vmf->vma;\n', 'vmf->vma;\n	struct fern *fern = vma->vm_private_data;\n'],
    [
      'vmf->address, vma->vm_pgoff +',
      `vmf->address, PHYS_PFN(fern->regions[${index}].base) +\n			      ${page} +`,
    ],
  ),
  right(
    'fault-layout',
    ['	phys_addr_t phys;\n', ''],
    ['	phys = canal->base + canal_layout[reach].offset + skip;\n	vma->vm_pgoff = phys >> PAGE_SHIFT;\n', ''],
    ['vmf->vma;\n', 'vmf->vma;\n	struct canal *canal = vma->vm_private_data;\n'],
    ['vma->vm_pgoff + page', `PHYS_PFN(canal->base + canal_layout[${index}].offset) +\n			      ${page} + page`],
  ),
  right(
    'fault-context',
    ['	vma->vm_pgoff = PHYS_PFN(pci_resource_start(hammock->pdev, index)) +\n			page;\n', ''],
    ['	unsigned long delta', '	struct hammock_map *map = vma->vm_private_data;\n	unsigned long delta'],
    [
      'vma->vm_pgoff + delta',
      `PHYS_PFN(pci_resource_start(map->hammock->pdev, ${index})) +\n			      ${page} + delta`,
    ],
  ),
  right(
    'fault-region-kept',
    ['	vma->vm_pgoff = PHYS_PFN(leaf->start) + page;\n', ''],
    ['pfn = vma->vm_pgoff;', `pfn = PHYS_PFN(leaf->start) + ${page};`],
  ),
  right(
    'fault-remaps-all',
    ['	vma->vm_pgoff = PFN_DOWN(pci_resource_start(sluice->pdev, index)) +\n			pgoff;\n', ''],
    [
      'vma->vm_start, vma->vm_pgoff,',
      `vma->vm_start, PHYS_PFN(pci_resource_start(sluice->pdev, ${index})) + ${page},`,
    ],
  ),
  right(
    'fault-takes-vmf-pgoff',
    ['	vma->vm_pgoff = PFN_DOWN(res->start) + page;\n', ''],
    [
      'vmf->address, vmf->pgoff)',
      `vmf->address, PHYS_PFN(razor->cdx->res[vmf->pgoff >> (40 - PAGE_SHIFT)].start) +\n			      ${pageOf('vmf->pgoff')})`,
    ],
    ['	return vmf_insert', '	struct razor *razor = vmf->vma->vm_private_data;\n\n	return vmf_insert'],
  ),
  right(
    'fault-huge',
    ['	vma->vm_pgoff = page + (pci_resource_start(pdev, bar) >> PAGE_SHIFT);\n', ''],
    ['	unsigned long pfn;\n', '	struct furnace *furnace = vma->vm_private_data;\n	unsigned long pfn;\n'],
    ['	pfn = vma->vm_pgoff + (', `	pfn = PHYS_PFN(pci_resource_start(furnace->pdev, ${index})) + ${page} + (`],
  ),
  right(
    'fault-and-access',
    ['	vma->vm_pgoff = (bowl->base + off) >> PAGE_SHIFT;\n', ''],
    [
      'static vm_fault_t ladle_fault',
      `static unsigned long ladle_pfn(struct vm_area_struct *vma)\n{\n	struct ladle *ladle = vma->vm_private_data;\n\n	return PHYS_PFN(ladle->bowls[${index}].base) + ${page};\n}\n\nstatic vm_fault_t ladle_fault`,
    ],
    ['vmf->address, vma->vm_pgoff +', 'vmf->address, ladle_pfn(vma) +'],
    ['PFN_PHYS(vma->vm_pgoff)', 'PFN_PHYS(ladle_pfn(vma))'],
  ),
  right(
    'fault-own-zap',
    ['	vma->vm_pgoff = PHYS_PFN(res->start) + page;\n', ''],
    [
      'vmf->address, vma->vm_pgoff +',
      `vmf->address, PHYS_PFN(weir->mc->regions[${index}].start) +\n			     ${page} +`,
    ],
  ),
  right(
    'helper-chain',
    [
      'flail_remap(struct vm_area_struct *vma, pgprot_t',
      'flail_remap(struct vm_area_struct *vma, unsigned long pfn, pgprot_t',
    ],
    ['vma->vm_start, vma->vm_pgoff,', 'vma->vm_start, pfn,'],
    [
      'flail_map_uncached(struct vm_area_struct *vma)',
      'flail_map_uncached(struct vm_area_struct *vma, unsigned long pfn)',
    ],
    ['flail_remap(vma, pgprot_noncached', 'flail_remap(vma, pfn, pgprot_noncached'],
    [
      'flail_map(const struct resource *res, struct vm_area_struct *vma)',
      'flail_map(const struct resource *res, struct vm_area_struct *vma,\n		     unsigned long pfn)',
    ],
    ['flail_remap(vma, vma->vm_page_prot)', 'flail_remap(vma, pfn, vma->vm_page_prot)'],
    ['flail_map_uncached(vma);', 'flail_map_uncached(vma, pfn);'],
    ['	vma->vm_pgoff = (res->start + off) >> PAGE_SHIFT;\n', ''],
    ['flail_map(res, vma);', 'flail_map(res, vma, (res->start + off) >> PAGE_SHIFT);'],
  ),
  right(
    'fault-region-by-value',
    ['	vma->vm_pgoff = (region.addr >> PAGE_SHIFT) + page;\n', ''],
    [
      'vmf->address, vmf->vma->vm_pgoff +',
      `vmf->address, PHYS_PFN(bollard->regions[vmf->vma->vm_pgoff >> (40 - PAGE_SHIFT)].addr) +\n			     ${pageOf('vmf->vma->vm_pgoff')} +`,
    ],
  ),
  right(
    'fault-asks-helper',
    ['	vma->vm_pgoff = (res->start >> PAGE_SHIFT) + page;\n', ''],
    [
      '	return vma->vm_pgoff + ((addr',
      `	struct parrot *parrot = vma->vm_private_data;\n\n	return PHYS_PFN(parrot->mc->regions[${index}].start) + ${page} + ((addr`,
    ],
  ),
  right(
    'fault-switch',
    ['	vma->vm_pgoff = (base >> PAGE_SHIFT) + page;\n', '	(void)base;\n'],
    [
      'static vm_fault_t signal_fault',
      `static unsigned long signal_pfn(struct vm_area_struct *vma)\n{\n	struct signal *signal = vma->vm_private_data;\n	const phys_addr_t bases[] = {\n		signal->control, signal->status, signal->buffer,\n	};\n\n	return PHYS_PFN(bases[${index}]) + ${page};\n}\n\nstatic vm_fault_t signal_fault`,
    ],
    ['unsigned long pfn = vma->vm_pgoff +', 'unsigned long pfn = signal_pfn(vma) +'],
  ),
  right(
    'fault-under-lock',
    ['	vma->vm_pgoff = PHYS_PFN(pci_resource_start(core->pdev, bar)) + page;\n', ''],
    ['vma->vm_pgoff + delta', `PHYS_PFN(pci_resource_start(core->pdev, ${index})) + ${page} + delta`],
  ),
  right('wrong-unit-index', ['	vma->vm_pgoff = VFIO_PCI_INDEX_TO_OFFSET(index);\n', '']),
  right('wrong-unit-own-macro', ['	vma->vm_pgoff = PARSNIP_INDEX_TO_OFFSET(index) + inside;\n', '']),
];
