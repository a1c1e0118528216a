"""The nine programs of ../../../shared/PYTHON.md: the best of three runs of each, in milliseconds. Run it on both machines."""
import time
def t(f,*a):
    b=time.perf_counter(); f(*a); return time.perf_counter()-b
def comp(): return [i*i for i in range(1000000)]
def loop():
    s=0
    for i in range(1000000): s+=i
    return s
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
def sieve(n):
    a=[True]*n
    for i in range(2,int(n**.5)+1):
        if a[i]:
            for j in range(i*i,n,i): a[j]=False
    return sum(a)
def words():
    d={}
    for i in range(200000):
        w='w%d'%(i%1000)
        d[w]=d.get(w,0)+1
    return d
class P:
    def __init__(self,x): self.x=x
    def inc(self): self.x+=1; return self.x
def meth():
    p=P(0)
    for i in range(200000): p.inc()
def mandel():
    n=0
    for y in range(80):
        for x in range(80):
            cr=x/40-1.5; ci=y/40-1.0; zr=zi=0.0
            for k in range(50):
                t1=zr*zr-zi*zi+cr; zi=2*zr*zi+ci; zr=t1
                if zr*zr+zi*zi>4: break
            n+=k
    return n
def exc():
    for i in range(100000):
        try: raise ValueError(i)
        except ValueError: pass
def gen(n):
    for i in range(n): yield i
def gens(): return sum(gen(300000))
for name,f,a in (('comp',comp,()),('loop',loop,()),('fib',fib,(24,)),('sieve',sieve,(200000,)),('words',words,()),('meth',meth,()),('mandel',mandel,()),('exc',exc,()),('gens',gens,())):
    print(name, round(min(t(f,*a) for _ in range(3))*1000,1))
