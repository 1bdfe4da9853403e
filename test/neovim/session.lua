-- One editing session in Neovim: diagnostics, hover, an edit, a suppression, fixes, the file on disk. API of Neovim 0.7.
local passed, failed = 0, 0

local function say(text)
  io.stdout:write(text .. '\n')
end

local function check(name, ok, detail)
  if ok then
    passed = passed + 1
    say('ok   ' .. name)
  else
    failed = failed + 1
    say('FAIL ' .. name .. (detail and ': ' .. detail or ''))
  end
  return ok
end

local function finish()
  say(string.format('%d passed, %d failed', passed, failed))
  vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
end

local buffer = vim.api.nvim_get_current_buf()
vim.bo[buffer].filetype = 'c'

local id = vim.lsp.start_client({
  name = 'vfio-lint',
  cmd = vim.split(vim.env.VFIO_LINT_SERVER, '\t', { plain = true }),
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, id)

local function diagnostics()
  return vim.diagnostic.get(buffer)
end

local function lsp_of(diagnostic)
  local user = diagnostic.user_data and diagnostic.user_data.lsp or {}
  return {
    range = {
      start = { line = diagnostic.lnum, character = diagnostic.col },
      ['end'] = { line = diagnostic.end_lnum, character = diagnostic.end_col },
    },
    message = diagnostic.message,
    source = diagnostic.source,
    severity = diagnostic.severity,
    code = user.code or diagnostic.code,
    data = user.data,
  }
end

local function wait_for(count)
  return vim.wait(10000, function()
    return #diagnostics() == count
  end, 20)
end

local function line_with(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    if line:find(text, 1, true) then
      return number - 1, line
    end
  end
end

local function codes()
  return vim.inspect(vim.tbl_map(function(one)
    return { one.lnum, lsp_of(one).code }
  end, diagnostics()))
end

-- The violation that the file came with.
local store = 'vma->vm_pgoff = (region->addr >> PAGE_SHIFT) + pgoff;'
local store_line = line_with(store)
if not check('a diagnostic appears', wait_for(1), codes()) then
  return finish()
end
local first = lsp_of(diagnostics()[1])
check('its code is raw-pfn-in-pgoff', first.code == 'raw-pfn-in-pgoff', tostring(first.code))
check('it is at the store', first.range.start.line == store_line, tostring(first.range.start.line))
check('it comes from vfio-lint', first.source == 'vfio-lint', tostring(first.source))

local client = vim.lsp.get_client_by_id(id)
local document = vim.lsp.util.make_text_document_params(buffer)

local function request(method, params)
  local answer, err = client.request_sync(method, params, 10000, buffer)
  return answer and answer.result, vim.inspect(answer and answer.err or err)
end

-- Hover on vm_pgoff, and nowhere else.
local read_line, read_text = line_with('pgoff = vma->vm_pgoff &')
local column = read_text:find('vm_pgoff', 1, true)
local hover, why = request('textDocument/hover', {
  textDocument = document,
  position = { line = read_line, character = column },
})
local said = hover and hover.contents and hover.contents.value or ''
check('vm_pgoff has a hover', said:find('vm_pgoff', 1, true) ~= nil and #said > 20, why .. said)
local nothing = request('textDocument/hover', { textDocument = document, position = { line = 0, character = 3 } })
check('a comment has none', not nothing or nothing == vim.NIL, vim.inspect(nothing))

-- Hover over a constant expression.
local function hover_on(text)
  local line, whole = line_with(text)
  local answer, failure = request('textDocument/hover', {
    textDocument = document,
    position = { line = line, character = whole:find(text, 1, true) - 1 },
  })
  return answer and answer ~= vim.NIL and answer.contents.value or failure
end
local constant = hover_on('+ 8);')
check('a constant expression says its region', constant:find('vfio-pci: BAR2 + 0x3008', 1, true) ~= nil, constant)
check('and has no link that Neovim could not follow', constant:find('command:', 1, true) == nil, constant)

-- The decoder, as a command of the server.
local decoded, refused = request('workspace/executeCommand', {
  command = 'vfioLint.decode',
  arguments = { { text = 'VFIO_PCI_INDEX_TO_OFFSET(2) + 0x3000' } },
})
local result = decoded and decoded.results and decoded.results[1] or {}
check('the decoder decodes', result.region == 'BAR2' and result.regionOffset == '0x3000', refused)

-- A second violation, typed in front of the first; the first one moves down.
local at = line_with('static int lamp_mmap(')
local copy = vim.api.nvim_buf_get_lines(buffer, line_with('static int lamp_mmap_region'), at, false)
copy[1] = copy[1]:gsub('lamp_mmap_region', 'lamp_mmap_spare')
vim.api.nvim_buf_set_lines(buffer, at, at, false, copy)
local _, call = line_with('return lamp_mmap_region(')
local call_line = line_with('return lamp_mmap_region(')
vim.api.nvim_buf_set_lines(buffer, call_line, call_line, false, {
  '\tif (index == 3) /* 予備 😀 */',
  '\t' .. (call:gsub('lamp_mmap_region', 'lamp_mmap_spare')),
})
check('the edit makes a second diagnostic', wait_for(2), codes())

-- The actions at a diagnostic, as Neovim asks for them; one that is chosen gets its edit only then.
local function actions_at(given, only)
  local actions, failure = request('textDocument/codeAction', {
    textDocument = document,
    range = given.range,
    context = { diagnostics = { given }, only = only },
  })
  return actions or {}, failure
end

-- A script's changes are one step of undo unless it parts them; a person's are not.
local function new_step()
  vim.cmd('let &g:undolevels = &g:undolevels')
end

local function make(action)
  new_step()
  local resolved = action and not action.edit and request('codeAction/resolve', action) or action
  if not (resolved and resolved.edit) then
    return false
  end
  say('     ' .. resolved.title)
  vim.lsp.util.apply_workspace_edit(resolved.edit, client.offset_encoding)
  return true
end

local function starting_with(actions, start)
  for _, action in ipairs(actions) do
    if action.title:find(start, 1, true) == 1 then
      return action
    end
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

-- A suppression: it holds from when a reason is written, and goes with undo.
local before = text()
local offered, failure = actions_at(lsp_of(diagnostics()[1]))
check('a suppression is offered and made', make(starting_with(offered, 'Suppress ')), failure)
check('without a reason it is a finding more', wait_for(3), codes())
local comment, written = line_with('vfio-lint: ignore raw-pfn-in-pgoff --')
local with_reason = written and (written:gsub('%-%-', '-- this bus counts so'))
new_step()
vim.api.nvim_buf_set_lines(buffer, comment, comment + 1, false, { with_reason })
check('with one it takes the finding back', wait_for(1), codes())
for _ = 1, 2 do
  vim.cmd('silent undo')
end
check('undo brings the text back', text() == before, text())
check('and both findings', wait_for(2), codes())

-- The quick fix of the first, and all safe fixes of the file: each leaves nothing behind that undo does not bring back.
offered, failure = actions_at(lsp_of(diagnostics()[1]))
local fix = offered[1]
if check('a fix is offered', fix ~= nil and fix.isPreferred == true, failure) then
  check('the fix is made', make(fix))
  check('it clears its diagnostic', wait_for(1), codes())
  vim.cmd('silent undo')
  check('undo takes the fix back', text() == before, text())
  check('and its finding comes back', wait_for(2), codes())
end
offered, failure = actions_at(lsp_of(diagnostics()[1]), { 'source.fixAll' })
check('all safe fixes are one action', #offered == 1 and make(offered[1]), failure)
check('they clear all diagnostics', wait_for(0), codes())

vim.cmd('silent write')
client.stop()
check('the server stops', vim.wait(5000, function()
  return client.is_stopped()
end, 20))
finish()
