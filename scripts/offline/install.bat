@echo off
rem Finds a Python that this folder is for, and lets it run install.py, which stands beside this file.
for %%v in (PYTHONS) do (
  py -%%v -c "" >nul 2>nul && (
    py -%%v "%~dp0install.py" %*
    goto done
  )
)
python "%~dp0install.py" %*
:done
pause
