@echo off
rem Builds Flowtone when its sources have changed, then runs it.
rem   flowtone COMMAND ...   see flowtone --help
rem   flowtone test          runs every test and says which were skipped and why; installs nothing
rem FLOWTONE_JAVA_OPTS adds options of the JVM.
setlocal
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "BUILT=%ROOT%\target\launcher"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"

where java >nul 2>nul
if errorlevel 1 if not defined JAVA_HOME (
  echo flowtone: expected Java 17 or newer on the PATH or in JAVA_HOME; got none 1>&2
  exit /b 1
)
if "%~1"=="test" goto test
if "%~1"=="spark" (
  echo flowtone: expected Linux or macOS for 'spark'; got Windows 1>&2
  exit /b 1
)

powershell -NoProfile -Command "$s = Join-Path $env:BUILT 'stamp'; if (-not (Test-Path $s)) { exit 1 }; $t = (Get-Item $s).LastWriteTimeUtc; $sources = \"$env:ROOT\pom.xml\", \"$env:ROOT\*\pom.xml\", \"$env:ROOT\*\src\main\"; if (Get-Item $sources | ForEach-Object { $_; if ($_.PSIsContainer) { Get-ChildItem $_ -Recurse } } | Where-Object { $_.LastWriteTimeUtc -gt $t }) { exit 1 }"
if errorlevel 1 call :build || exit /b 1

if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=2"
rem Voices render on one thread each, training on all: neither is to have the other's threads.
if not defined TF_OVERRIDE_GLOBAL_THREADPOOL set "TF_OVERRIDE_GLOBAL_THREADPOOL=1"
rem A server without memory answers nobody and does not end.
set "WITHOUT_MEMORY="
if "%~1"=="serve" set "WITHOUT_MEMORY=-XX:+ExitOnOutOfMemoryError"
rem Sound is rendered in vector instructions where this Java has the module that makes them.
set "VECTOR="
for %%c in (serve play resynthesize mix sample compare evaluate train) do if "%~1"=="%%c" (
  "%JAVA%" --list-modules 2>nul | findstr /b "jdk.incubator.vector@" >nul && set "VECTOR=--add-modules=jdk.incubator.vector"
)
rem Native code and its memory are used without a warning; the second option is of Java 23 and later.
set "ALLOWED=--enable-native-access=ALL-UNNAMED"
"%JAVA%" --sun-misc-unsafe-memory-access=allow -version >nul 2>nul && set "ALLOWED=%ALLOWED% --sun-misc-unsafe-memory-access=allow"
"%JAVA%" -XX:MaxRAMPercentage=40 %WITHOUT_MEMORY% %ALLOWED% %VECTOR% -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Djava.awt.headless=true "-Dflowtone.home=%ROOT%" %FLOWTONE_JAVA_OPTS% -cp "%BUILT%\lib\*" flowtone.cli.Main %*
exit /b %errorlevel%

:build
call :maven || exit /b 1
echo flowtone: building; the first time this downloads about 285 MB of libraries 1>&2
if not exist "%BUILT%" mkdir "%BUILT%"
type nul > "%BUILT%\started"
call mvn -q -B -ntp -f "%ROOT%\pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip=true package dependency:copy-dependencies -DincludeScope=runtime -DexcludeGroupIds=org.flowtone "-DoutputDirectory=%BUILT%\lib" 1>&2
if errorlevel 1 (
  echo flowtone: expected the build to succeed; got the errors above 1>&2
  exit /b 1
)
for %%m in (web training server) do copy /y "%ROOT%\%%m\target\flowtone-%%m.jar" "%BUILT%\lib" >nul || exit /b 1
move /y "%BUILT%\started" "%BUILT%\stamp" >nul
exit /b 0

:test
call :maven || exit /b 1
for %%m in (web training server) do (
  if exist "%ROOT%\%%m\target\surefire-reports" rmdir /s /q "%ROOT%\%%m\target\surefire-reports"
  if exist "%ROOT%\%%m\target\skipped-tests.txt" del "%ROOT%\%%m\target\skipped-tests.txt"
)
call mvn -B -ntp -f "%ROOT%\pom.xml" -Dmaven.test.failure.ignore=true test
set "BUILD=%errorlevel%"
powershell -NoProfile -Command "$cases = @(Get-ChildItem \"$env:ROOT\*\target\surefire-reports\TEST-*.xml\" | ForEach-Object { ([xml](Get-Content $_ -Raw)).testsuite.testcase }); $failed = @($cases | Where-Object { $_.failure -or $_.error }); $skipped = @(Get-Content \"$env:ROOT\*\target\skipped-tests.txt\"); \"flowtone: $($cases.Count) tests, $($failed.Count) failed, $($skipped.Count) skipped\"; $skipped | ForEach-Object { \"  skipped: $_\" }; $missing = $env:FLOWTONE_REQUIRE_BROWSER -eq '1' -and @($skipped | Where-Object { $_ -match '^[^:]*browser' }).Count; if ($failed.Count -or $missing -or -not $cases.Count) { exit 1 }"
if errorlevel 1 exit /b 1
exit /b %BUILD%

:maven
where mvn >nul 2>nul
if errorlevel 1 (
  echo flowtone: expected Maven ^(mvn^) on the PATH, to build with; got none 1>&2
  exit /b 1
)
exit /b 0
