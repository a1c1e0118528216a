class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0

    def pay(self, amount):
        self.balance += amount
        return self


a = Account("ann")
print(a.pay(5).pay(7).balance, a.owner)
del a.balance
print(a.__dict__)
print(getattr(a, "zzz", "nothing by that name"))
print(a.qwertyuiop)
